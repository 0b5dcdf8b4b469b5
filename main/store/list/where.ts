/** What a query asks for, as SQL over the list's table. */
import { type ListOrder, type ListQuery, type ListView, listVerdicts } from '../../../common/words/list-query.ts'
import { dayStart } from '../../clock/days.ts'
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

/** Puts all of a query but what is searched for into a condition over the list of any service. */
export function conditionOf(query: ListQuery, today: number): Condition {
  const { states, verdicts, proofKept, done } = facetsOf(query)
  const parts: [string, Bound][] = []
  if (states) parts.push([`state IN (${[...states].join(', ')})`, {}])
  if (verdicts) parts.push([`verdict_number IN (${[...verdicts].join(', ')})`, {}])
  if (proofKept !== undefined) parts.push(['proof_kept = @proofKept', { proofKept }])
  if (done !== undefined) parts.push(['done = @done', { done }])
  const facetsOnly = parts.length
  if (query.view === 'expiringToday') parts.push(['link_expires_at < @today', { today }])
  parts.push(...daysOf(query))
  if (query.notFiled) parts.push(['filed = 0', {}])
  return {
    sql: parts.length === 0 ? 'true' : parts.map(([sql]) => sql).join(' AND '),
    bound: Object.assign({}, ...parts.map(([, bound]) => bound)) as Bound,
    isCounted: parts.length === facetsOnly
  }
}

const dayColumns = [
  ['created_at', 'from', 'to'],
  ['completed_at', 'completedFrom', 'completedTo'],
  ['decided_at', 'decidedFrom', 'decidedTo']
] as const

/** From the beginning of the first day up to the end of the last, by the desk's own clock, whatever time it is that counts. */
const daysOf = (query: ListQuery): [string, Bound][] =>
  dayColumns.flatMap(([column, from, to]) => {
    const [first, last] = [query[from], query[to]]
    const parts: [string, Bound][] = []
    if (first !== null) parts.push([`${column} >= @${from}`, { [from]: dayStart(first) }])
    if (last !== null) parts.push([`${column} < @${to}`, { [to]: dayStart(last, 1) }])
    return parts
  })

/** Whether days are asked for other than those of creation, or what is not filed: any change may bring or take such a request. */
export const asksBeyondTime = ({ completedFrom, completedTo, decidedFrom, decidedTo, notFiled }: ListQuery): boolean =>
  notFiled || [completedFrom, completedTo, decidedFrom, decidedTo].some((day) => day !== null)

const keys: Record<Exclude<ListOrder, 'createdAt'>, string> = {
  reference: 'reference_key',
  who: 'who_key',
  status: 'state',
  outcome: 'outcome_key'
}

/** How a query sorts: the order in SQL, the columns that it names beside `row`, and the index that has it in that order. */
export type Order = { sql: string; columns: readonly string[]; index: string }

/**
 * Whatever the order, the same stand newest first, and those whose column is empty last. Few are of the days on which
 * they were decided or completed: they are found by these days, and sorted.
 */
export function orderOf(query: ListQuery): Order {
  const order = wholeOrder(query)
  if (query.decidedFrom !== null || query.decidedTo !== null) return { ...order, index: 'listed_decided' }
  if (query.completedFrom !== null || query.completedTo !== null) return { ...order, index: 'listed_completed' }
  return order
}

function wholeOrder({ sort: { by, descending } }: ListQuery): Order {
  const direction = descending ? 'DESC' : 'ASC'
  // One index, read from either end.
  if (by === 'createdAt') {
    const sql = descending ? 'created_at DESC, row' : 'created_at, row DESC'
    return { sql, columns: ['created_at'], index: 'listed_created' }
  }
  const index = (descending ? downIndexes[by] : undefined) ?? indexes[by]
  const sql = `${keys[by]} ${direction} NULLS LAST, created_at DESC, row`
  return { sql, columns: [keys[by], 'created_at'], index }
}

const indexes: Record<Exclude<ListOrder, 'createdAt'>, string> = {
  reference: 'listed_reference',
  who: 'listed_who',
  status: 'listed_state',
  outcome: 'listed_outcome'
}

// Many have the same state or outcome: read from the other end, those of each would have to be sorted.
const downIndexes: Partial<typeof indexes> = { status: 'listed_state_down', outcome: 'listed_outcome_down' }
