/** What was said to the office of its desks and managers goes both ways, before anything else. */
import type { Store } from '../store/open-store.ts'
import type { OfficeServer } from './server.ts'
import { carriedOn } from './statements.ts'

/** Exchanges statements only, which a desk may that was not admitted yet. Returns whether one was new. */
export async function exchangeStatements(store: Pick<Store, 'office'>, server: OfficeServer): Promise<boolean> {
  const office = store.office.get()?.office ?? ''
  const ours = store.office.statements()
  const known = new Set(ours.map(({ id }) => id))
  const there = await server.statementIds()
  const lacking = there.filter((id) => !known.has(id))
  const told = lacking.length === 0 ? [] : await server.statements(lacking)
  // What is not said to this office by whom it may be is not carried on.
  const good = carriedOn(ours, told, office)
  for (const statement of good) store.office.addStatement(statement)
  const isThere = new Set(there)
  const toPut = ours.filter(({ id }) => !isThere.has(id))
  if (toPut.length > 0) await server.putStatements(toPut)
  return good.length > 0
}
