import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookerView } from '../../preload/contract/office.ts'
import { desk } from '../state/desk.ts'
import classes from './lookers.module.css'

/** Who has the request in hand at other desks of the office. It stands in the room between head and body, and moves nothing. */
export function Lookers({ id }: { id: string }) {
  const { t } = useTranslation()
  const lookers = useLookers(id)
  const who = lookers.map(({ clerk, desk: at }) => `${clerk} (${at})`).join(', ')
  const told = who === '' ? '' : t('hand.lookers', { who })
  return (
    <div className={classes.place}>
      <p role="status" className={classes.lookers} title={told} data-testid="lookers">
        {told}
      </p>
    </div>
  )
}

function useLookers(id: string): readonly LookerView[] {
  const [lookers, setLookers] = useState<readonly LookerView[]>([])
  useEffect(() => {
    let isShown = true
    // Nothing is lost where it is not known.
    const read = () =>
      void desk()
        .office.lookers({ id })
        .then((outcome) => isShown && setLookers(outcome.ok ? outcome.value : []))
        .catch(() => {})
    read()
    const stop = desk().on.lookersChanged(read)
    return () => {
      isShown = false
      stop()
    }
  }, [id])
  return lookers
}
