/** What every call that needs the databases does first. */
import { failed, type Outcome } from '../../common/words/problems.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'

/** Does `work` with the open desk, or returns that it is closed. */
export function withDesk<T>(desk: Desk, work: (open: OpenDesk) => Outcome<T> | Promise<Outcome<T>>) {
  const open = desk.opened()
  return open ? work(open) : failed({ code: 'storeClosed' })
}
