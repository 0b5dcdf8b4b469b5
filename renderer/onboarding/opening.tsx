import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../preload/contract/startup.ts'
import { useLate } from '../ui/use-late.ts'
import classes from './opening.module.css'

/**
 * Nothing at first; the outline of the window with words when opening takes longer than a glance. `progress`: of an update's
 * list that is made before anything else.
 */
export function Opening({ progress }: { progress?: StartupState['listProgress'] }) {
  const { t } = useTranslation()
  const isLate = useLate(true)
  return (
    <main className={classes.page} aria-busy="true">
      <h1 className="visually-hidden">{t('app.name')}</h1>
      {isLate ? (
        <>
          <div className={classes.rail}>
            <Skeleton height={24} width={120} animate={false} />
            <Skeleton height={36} animate={false} />
          </div>
          <div className={classes.list}>
            <div className={classes.words}>
              <p role="status">{t('startup.opening')}</p>
              {/* Beside it, so that nothing moves when it is done; not read aloud with every percent. */}
              {progress && progress.total > 0 ? (
                <p>{t('startup.preparingList', { percent: percentOf(progress) })}</p>
              ) : null}
            </div>
            {[1, 2, 3, 4, 5, 6].map((line) => (
              <Skeleton key={line} height={20} animate={false} />
            ))}
          </div>
        </>
      ) : null}
    </main>
  )
}

/** Indexes come after the last request: it is not done before they are. */
const percentOf = ({ done, total }: { done: number; total: number }): number =>
  Math.min(99, Math.floor((100 * done) / total))
