import { requestState } from '../../common/words/request-states.ts'
import type { RequestRow } from '../../preload/contract/request.ts'
import { useDesk, useServiceOf } from '../state/desk-store.ts'
import { ServiceMark, TestMark } from '../state/service-mark.tsx'
import { StatusShape, StatusWord } from '../state/status-mark.tsx'
import { shownPerson } from '../state/who-came.ts'
import classes from './palette.module.css'

/** A request among what was found: how it stands, whom it is about, and its reference. */
export function RequestLine({ row }: { row: RequestRow }) {
  const { name, code } = shownPerson(row)
  const service = useServiceOf(row.serviceId)
  const areSeveral = useDesk(({ isAll }) => isAll)
  return (
    <>
      <span className={classes.request}>
        <StatusShape kind={requestState(row)} />
        {service === null ? null : areSeveral ? <ServiceMark service={service} /> : <TestMark service={service} />}
        <span className={classes.person}>
          {name === '' ? null : <strong>{name}</strong>} {code === null ? null : <span>{code}</span>}
        </span>
      </span>
      <span className={classes.facts}>
        <StatusWord facts={row} />
        <span className={classes.reference}>{row.reference}</span>
      </span>
    </>
  )
}
