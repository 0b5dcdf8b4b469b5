/** What must hold of a desk however often it is killed. */
import type { RequestReading } from '../eeid-server/index.ts'
import type { Observation, Row } from './observe.ts'

/** What is known of a desk beside what its files say. */
export type Known = {
  /** Every reference of which the desk said that it is kept. */
  wanted: readonly string[]
  /** References that only a ledger knew that was spoilt after its last backup. */
  forgivable: ReadonlySet<string>
  /** What the service holds. */
  onService: readonly RequestReading[]
}

/** Databases that were harmed from outside and that no life has put right yet. */
export type Harmed = ReadonlySet<string>

/** What was broken by a kill: compared with what was seen before it. */
export function brokenSince(before: Observation, now: Observation, harmed: Harmed): string[] {
  return [
    ...now.unreadable.filter((name) => !harmed.has(name)).map((name) => `${name} cannot be read`),
    ...(now.ledger && now.ledger.integrity !== 'ok' ? [`ledger: ${now.ledger.integrity}`] : []),
    ...(now.cache && now.cache.integrity !== 'ok' ? [`cache: ${now.cache.integrity}`] : []),
    ...backwards(before.cache?.statuses, now.cache?.statuses),
    ...(harmed.has('ledger.db') ? [] : unbound(before.ledger?.rows ?? [], now.ledger?.rows ?? []))
  ]
}

function backwards(before: Map<string, string> = new Map(), now: Map<string, string> = new Map()): string[] {
  return [...now].flatMap(([id, status]) => {
    const old = before.get(id) ?? 'pending'
    return old !== 'pending' && status === 'pending' ? [`${id} went from ${old} to pending`] : []
  })
}

function unbound(before: readonly Row[], now: readonly Row[]): string[] {
  const after = new Map(now.map((row) => [row.reference, row]))
  return before.flatMap(({ reference, state, requestId }) => {
    const row = after.get(reference)
    if (!row) return [`the row ${reference} is gone`]
    return state === 'created' && row.requestId !== requestId ? [`${reference} was unbound from ${requestId}`] : []
  })
}

/** What of the promises does not hold at any time, settled or not. */
export function brokenAnytime(now: Observation, { wanted, forgivable, onService }: Known): string[] {
  const rows = now.ledger?.rows ?? []
  const known = new Set(rows.map(({ reference }) => reference))
  return [
    ...repeated(onService.map(({ reference }) => reference ?? '')).map((each) => `${each} is on the service twice`),
    ...repeated(rows.map(({ reference }) => reference)).map((each) => `${each} was given out twice`),
    ...wanted
      .filter((each) => !known.has(each) && !forgivable.has(each))
      .map((each) => `${each} was wanted and is lost`)
  ]
}

const ends = new Set(['created', 'needsCorrecting', 'needsAttention'])

/** What of the promises does not hold of a desk that was left in peace until it had settled. */
export function brokenInTheEnd(now: Observation, known: Known): string[] {
  if (!now.ledger || !now.cache) return ['the databases are not there']
  const { rows, proofs } = now.ledger
  const onService = new Map(known.onService.map((request) => [request.id, request]))
  const kept = new Set(proofs.filter(({ isWhole }) => isWhole).map(({ requestId }) => requestId))
  return [
    ...brokenAnytime(now, known),
    ...rows.filter(({ state }) => !ends.has(state)).map(({ reference, state }) => `${reference} ended as ${state}`),
    ...rows
      .filter(({ state, requestId, reference }) => {
        return state === 'created' && onService.get(requestId ?? '')?.reference !== reference
      })
      .map(({ reference }) => `${reference} is bound to something else`),
    ...proofs.filter(({ isWhole }) => !isWhole).map(({ requestId }) => `the proof of ${requestId} is spoilt`),
    ...known.onService
      .filter(({ id, status }) => status === 'completed' && !kept.has(id))
      .map(({ id }) => `the proof of ${id} is missing`)
  ]
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
