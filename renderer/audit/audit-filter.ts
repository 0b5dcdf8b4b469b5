/** What is wanted of the audit log, as the page asks for it. */
import type { Act } from '../../common/words/audit.ts'

/** What is chosen above the entries. Days by this desk's clock, `YYYY-MM-DD`, the last one included. */
export interface AuditFilter {
  act: Act | null
  /** Empty: what the desk did by itself. */
  author: string | null
  /** How the reference begins. */
  reference: string
  from: string | null
  until: string | null
}

/** All of it. */
export const everything: AuditFilter = { act: null, author: null, reference: '', from: null, until: null }

/** Whether anything is left out. */
export const isNarrow = (filter: AuditFilter): boolean => JSON.stringify(filter) !== JSON.stringify(everything)

/** The filter as main understands it. `request`: the desk's id of the one request that it is about. */
export const asked = ({ act, author, reference, from, until }: AuditFilter, request: string | null) => ({
  acts: act === null ? [] : [act],
  author,
  reference: reference.trim(),
  request,
  from: from === null ? null : beginning(from, 0),
  until: until === null ? null : beginning(until, 1)
})

/** When a day begins, or one so many days later, as ISO 8601 in UTC. */
function beginning(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}
