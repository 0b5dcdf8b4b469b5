/** What one sweep over a list goes by, and what it finds out. */
import type { ListOrder } from './order.ts'
import type { PageRead } from './page-reader.ts'
import { createStalePages, type StalePages } from './stale-pages.ts'

/**
 * One sweep. `missing`: the pending requests that it has not met yet. `order`: what its own pages show; undefined while they
 * show none. `isStuck`: its pages bring nothing new, however many are read.
 */
export type Pass = {
  calls: number
  missing: Set<string>
  failed: boolean
  order: ListOrder | undefined
  pages: StalePages
  isStuck: boolean
}

/** Begins a sweep that looks for these requests. */
export const createPass = (missing: Iterable<string>): Pass => ({
  calls: 0,
  missing: new Set(missing),
  failed: false,
  order: undefined,
  pages: createStalePages(),
  isStuck: false
})

/** Notes what came of reading a page; null where the service did not give it. */
export function noteRead(pass: Pass, told: PageRead | null): void {
  pass.calls += told?.calls ?? 1
  if (told === null) {
    pass.failed = true
    return
  }
  for (const id of told.ids) pass.missing.delete(id)
  if (pass.pages.isStuck(told.ids)) pass.isStuck = true
  if (told.order) pass.order = pass.order === undefined || pass.order === told.order ? told.order : 'none'
}
