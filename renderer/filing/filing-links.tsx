import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FilingView } from '../../preload/contract/filing.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { Note } from '../ui/note.tsx'
import classes from './filing-part.module.css'

type Links = FilingView['health']['links']

/** Links that were in the folder when it was chosen: the office may have moved a sub-folder to another disk. */
export function AskedLinks({ links, onAnswer }: { links: Links; onAnswer: (use: boolean) => void }) {
  const { t } = useTranslation()
  if (links.length === 0) return null
  return (
    <Note tone="warn">
      <p>{t('filing.linksAsked', { count: links.length })}</p>
      <ul className={classes.paths}>
        {links.map(({ path, target }) => (
          <li key={path}>{t('filing.leadsTo', { path, target })}</li>
        ))}
      </ul>
      <p>{t('filing.linksHint')}</p>
      <OnlyManager call="filing.answerLinks">
        <div className={classes.answers}>
          <Button variant="default" onClick={() => onAnswer(true)}>
            {t('filing.useLinks')}
          </Button>
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('filing.refuseLinks')}
          </Button>
        </div>
      </OnlyManager>
    </Note>
  )
}

/** Links that something would have been written through. */
export function RefusedLinks({ links }: { links: Links }) {
  const { t } = useTranslation()
  if (links.length === 0) return null
  return (
    <div>
      <p className={classes.text}>{t('filing.linksRefused')}</p>
      <ul className={classes.paths}>
        {links.map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </div>
  )
}
