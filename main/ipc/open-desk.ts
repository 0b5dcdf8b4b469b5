/** What every call that needs the databases does first. */
import type { Outcome, Problem } from '../../preload/problem.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'

/** Success. */
export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })

/** An expected failure. */
export const failed = (error: Problem): { ok: false; error: Problem } => ({ ok: false, error })

/** Does `work` with the open desk, or answers that it is closed. */
export function withDesk<T>(desk: Desk, work: (open: OpenDesk) => Outcome<T> | Promise<Outcome<T>>) {
  const open = desk.opened()
  return open ? work(open) : failed({ code: 'storeClosed' })
}
