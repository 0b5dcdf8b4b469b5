import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FilingView } from '../../preload/domains/filing.ts'
import { desk } from '../desk.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './filing-part.module.css'

/** How filing stands: what waits, and why. */
export function FilingHealthPart({ view, onFileEarlier }: { view: FilingView; onFileEarlier: () => void }) {
  const { t } = useTranslation()
  if (view.when === 'off' || view.folder === null) return null
  return (
    <div className={classes.health} data-testid="filing-health">
      <div role="status">
        <Waiting view={view} />
      </div>
      {view.earlier === 0 ? null : (
        <Note
          tone="plain"
          action={
            <Button size="compact-sm" variant="subtle" onClick={onFileEarlier}>
              {t('filing.fileEarlier')}
            </Button>
          }
        >
          <p>{t('filing.earlier', { count: view.earlier })}</p>
        </Note>
      )}
    </div>
  )
}

function Waiting({ view: { health } }: { view: FilingView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (health.problem === null) {
    return (
      <p className={classes.text}>
        {health.waiting === 0 ? t('filing.allFiled') : t('filing.waits', { count: health.waiting })}
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
      <Button variant="default" className={classes.choose} onClick={() => void ask(() => desk().filing.tryAgain())}>
        {t('common.tryAgain')}
      </Button>
    </div>
  )
}
