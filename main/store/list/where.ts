/** What a query asks for, as SQL over the list's table. */
import { type ListOrder, type ListQuery, type ListView, listVerdicts } from '../../../common/words/list-query.ts'
import { dayStart } from './query.ts'
import { attentionStates, endedStates, numbersOf, openStates } from './state.ts'

/** Values of the parameters of a statement, by name. */
export type Bound = Record<string, string | number | null>

/** What is asked of the numbers that a request has in the list; undefined: whatever it is. */
export type Facets = {
  states?: ReadonlySet<number> | undefined
  verdicts?: ReadonlySet<number> | undefined
  proofKept?: number
  /** 1: its proof was filed, saved or printed. */
  done?: number
}

const views: Record<ListView, Facets> = {
  all: {},
  waiting: { states: openStates },
  toDecide: { states: endedStates, verdicts: new Set([listVerdicts.indexOf('none')]) },
  expiringToday: { states: numbersOf(['waiting']) },
  proofMissing: { states: endedStates, proofKept: 0 },
  notFiled: { states: endedStates, verdicts: new Set([listVerdicts.indexOf('accept')]), done: 0 },
  needsAttention: { states: attentionStates }
}

/** What a saved view asks for, but for the time at which links run out. */
export const facetsOfView = (view: ListView): Facets => views[view]

/** What view, statuses and decisions ask for together. */
export function facetsOf({ view, statuses, verdicts }: ListQuery): Facets {
  const facets = views[view]
  const states = both(facets.states, statuses.length > 0 ? numbersOf(statuses) : undefined)
  const wanted = verdicts.length > 0 ? new Set(verdicts.map((each) => listVerdicts.indexOf(each))) : undefined
  return { ...facets, states, verdicts: both(facets.verdicts, wanted) }
}

function both(one: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined) {
  return one && other ? new Set([...one].filter((each) => other.has(each))) : (one ?? other)
}

/** Whether the numbers are what is asked for. */
export const hasFacets = (
  facets: Facets,
  has: { state: number; verdict: number; proofKept: number; done: number }
): boolean =>
  (facets.states?.has(has.state) ?? true) &&
  (facets.verdicts?.has(has.verdict) ?? true) &&
  (facets.proofKept ?? has.proofKept) === has.proofKept &&
  (facets.done ?? has.done) === has.done

/** The condition of a query, with the values that it binds. `today` is when the desk's day ends. */
export type Condition = {
  sql: string
  bound: Bound
  /** Nothing but the numbers is asked for, so that what there is of it is known by counting them. */
  isCounted: boolean
}

/** Puts all of a query but what is searched for into a condition over the list of one service, by its number. */
export function conditionOf(query: ListQuery, service: number, today: number): Condition {
  const { states, verdicts, proofKept, done } = facetsOf(query)
  const parts: [string, Bound][] = [['service = @service', { service }]]
  if (states) parts.push([`state IN (${[...states].join(', ')})`, {}])
  if (verdicts) parts.push([`verdict_number IN (${[...verdicts].join(', ')})`, {}])
  if (proofKept !== undefined) parts.push(['proof_kept = @proofKept', { proofKept }])
  if (done !== undefined) parts.push(['done = @done', { done }])
  const facetsOnly = parts.length
  if (query.view === 'expiringToday') parts.push(['link_expires_at < @today', { today }])
  if (query.from !== null) parts.push(['created_at >= @from', { from: dayStart(query.from) }])
  if (query.to !== null) parts.push(['created_at < @to', { to: dayStart(query.to, 1) }])
  return {
    sql: parts.map(([sql]) => sql).join(' AND '),
    bound: Object.assign({}, ...parts.map(([, bound]) => bound)) as Bound,
    isCounted: parts.length === facetsOnly
  }
}

const keys: Record<Exclude<ListOrder, 'createdAt'>, string> = {
  reference: 'reference_key',
  who: 'who_key',
  status: 'state',
  outcome: 'outcome_key'
}

/** How a query sorts: the order in SQL, and the index that has it in that order. */
export type Order = { sql: string; index: string }

/** Whatever the order, the same stand newest first, and those whose column is empty last. */
export function orderOf({ sort: { by, descending } }: ListQuery): Order {
  const direction = descending ? 'DESC' : 'ASC'
  // One index, read from either end.
  if (by === 'createdAt') {
    const sql = descending ? 'created_at DESC, row' : 'created_at, row DESC'
    return { sql, index: 'listed_created' }
  }
  const index = (descending ? downIndexes[by] : undefined) ?? indexes[by]
  return { sql: `${keys[by]} ${direction} NULLS LAST, created_at DESC, row`, index }
}

const indexes: Record<Exclude<ListOrder, 'createdAt'>, string> = {
  reference: 'listed_reference',
  who: 'listed_who',
  status: 'listed_state',
  outcome: 'listed_outcome'
}

// Many have the same state or outcome: read from the other end, those of each would have to be sorted.
const downIndexes: Partial<typeof indexes> = { status: 'listed_state_down', outcome: 'listed_outcome_down' }
