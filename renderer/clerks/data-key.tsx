import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { useKeepsNothing } from '../state/desk-store.ts'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './clerks.module.css'

/** Another key for all that the desk keeps: a manager's to change, asked once more before anything is closed. */
export function DataKey() {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  // The page that tells how far it is takes the place of this one.
  const change = useAction(
    () => desk().startup.changeKey(),
    () => setAsking(false)
  )
  if (useKeepsNothing()) return null
  return (
    <section className={classes.section} aria-labelledby="data-key">
      <h4 id="data-key" className={classes.title}>
        {t('dataKey.title')}
      </h4>
      <p className={classes.text}>{isAsking ? t('dataKey.sure') : t('dataKey.text')}</p>
      {change.problem === null ? null : <ProblemNote problem={change.problem} />}
      {isAsking ? (
        <div className={classes.lower}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('dataKey.no')}
          </Button>
          <Button aria-disabled={change.isBusy} onClick={() => void change.run()}>
            {t('dataKey.yes')}
          </Button>
        </div>
      ) : (
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('dataKey.change')}
          </Button>
        </div>
      )}
    </section>
  )
}
