import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FilingView } from '../../preload/contract/filing.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import { AskedLinks, RefusedLinks } from './filing-links.tsx'
import classes from './filing-part.module.css'

interface FilingHealthProps {
  view: FilingView
  onFileEarlier: () => void
  /** The clerk says that the folder that is there now is the right one. */
  onConfirm: () => void
  /** The clerk says whether the links that are asked about are to be used. */
  onAnswer: (use: boolean) => void
}

/** How filing stands: what waits, and why. */
export function FilingHealthPart({ view, onFileEarlier, onConfirm, onAnswer }: FilingHealthProps) {
  const { t } = useTranslation()
  if (view.when === 'off' || view.folder === null) return null
  return (
    <div className={classes.health} data-testid="filing-health">
      <div role="status">
        <Waiting view={view} onConfirm={onConfirm} />
      </div>
      <AskedLinks links={view.health.links.filter(({ isAsked }) => isAsked)} onAnswer={onAnswer} />
      {view.earlier === 0 ? null : (
        <Note
          tone="plain"
          action={
            <OnlyManager call="filing.fileEarlier">
              <Button size="compact-sm" variant="subtle" onClick={onFileEarlier}>
                {t('filing.fileEarlier')}
              </Button>
            </OnlyManager>
          }
        >
          <p>{t('filing.earlier', { count: view.earlier })}</p>
        </Note>
      )}
    </div>
  )
}

function Waiting({ view: { health, earlier }, onConfirm }: Pick<FilingHealthProps, 'view' | 'onConfirm'>) {
  const { t } = useTranslation()
  const locale = useLocale()
  // "All" would not be true beside those that are older than the folder.
  const hasEarlier = earlier > 0
  if (health.problem === null) {
    return (
      <p className={classes.text}>
        {health.waiting > 0
          ? t('filing.waits', { count: health.waiting })
          : t(hasEarlier ? 'filing.newFiled' : 'filing.allFiled')}
      </p>
    )
  }
  return (
    <div className={classes.waits}>
      <p className={classes.text}>
        {health.waiting === 0 ? t('filing.listWaits') : t('filing.waits', { count: health.waiting })}{' '}
        {health.since === null ? null : t('filing.waitsSince', { since: exactTime(health.since, locale) })}
      </p>
      <ProblemNote problem={health.problem} />
      <RefusedLinks links={health.links.filter(({ isAsked }) => !isAsked)} />
      <div className={classes.answers}>
        <Button variant="default" onClick={() => void ask(() => desk().filing.tryAgain())}>
          {t('common.tryAgain')}
        </Button>
        {health.problem.code === 'otherFolder' ? (
          <OnlyManager call="filing.confirmFolder">
            <Button variant="default" onClick={onConfirm}>
              {t('filing.confirmFolder')}
            </Button>
          </OnlyManager>
        ) : null}
      </div>
    </div>
  )
}
