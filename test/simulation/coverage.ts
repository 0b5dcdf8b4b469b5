/** What the schedules of a simulation have met: which faults in which states, and where lives ended. */
import type { Store } from '../../main/store/open-store.ts'
import type { FaultEffect } from '../eeid-server/index.ts'
import type { CallName } from '../eeid-server/service/api.ts'

/** What a desk can have in hand when something happens to it. */
export const states = [
  'nothing',
  'queued',
  'sending',
  'confirming',
  'pending',
  'proof awaited',
  'done',
  'needsCorrecting',
  'needsAttention'
] as const

/** One of them. */
export type State = (typeof states)[number]

/** What can happen to a call, by its kind; `none` at a crash that no fault came before. */
export const faultKinds = [
  'none',
  'latency',
  'never-answer',
  'unauthorised',
  'status',
  'reset-before',
  'reset-after',
  'half-body',
  'malformed-json',
  'html',
  'truncated-proof',
  'non-pdf-proof',
  'empty-proof',
  'proof-not-yet',
  'unplugged: refused',
  'unplugged: lost',
  'disk full'
] as const

/** One of them. */
export type FaultKind = (typeof faultKinds)[number]

/** Where a life can end. */
export const crashPoints = [
  ...(['token', 'list', 'create', 'show', 'proof'] as const).flatMap((call) => [
    `${call} leaves`,
    `${call} is answered`
  ]),
  'outbox is written',
  'cache is written',
  'proof is written',
  'place is written',
  'store is read'
] as const

/** One of them. */
export type CrashPoint = (typeof crashPoints)[number]

const writes: readonly [RegExp, CrashPoint][] = [
  [/^outbox\.(add|mark|takeBack|recover)/, 'outbox is written'],
  [/^requests\.(put|note)/, 'cache is written'],
  [/^proofs\.(keep|postpone|replace)/, 'proof is written'],
  [/^(firstSync|lines)\.set/, 'place is written']
]

/** The crash point of a function of the store, by its path. */
export const pointOfStore = (path: string): CrashPoint =>
  writes.find(([names]) => names.test(path))?.[1] ?? 'store is read'

/** The crash point of a call that leaves or was answered. */
export const pointOfCall = (name: CallName, isAnswered: boolean): CrashPoint =>
  `${name} ${isAnswered ? 'is answered' : 'leaves'}`

/** What the desk has in hand. The store is the one below all ports: looking is no step. */
export function statesIn(store: Store, serviceId: string): State[] {
  const rows = (state: Parameters<Store['outbox']['inState']>[1]) => store.outbox.inState(serviceId, state).length > 0
  const has: Record<Exclude<State, 'nothing'>, boolean> = {
    queued: rows('queued'),
    sending: rows('sending'),
    confirming: rows('confirming'),
    needsCorrecting: rows('needsCorrecting'),
    needsAttention: rows('needsAttention'),
    pending: store.requests.oldestPending(serviceId) !== null,
    'proof awaited': store.proofs.isAwaited(serviceId),
    done: store.requests.count(serviceId) > store.requests.pendingIds(serviceId).length
  }
  const found = states.filter((state) => state !== 'nothing' && has[state])
  return found.length === 0 ? ['nothing'] : found
}

/** The kind of a fault of the service. */
export const kindOfEffect = (effect: FaultEffect): FaultKind | undefined =>
  faultKinds.find((kind) => kind === effect.kind)

/** Counts of pairs. */
export class Coverage {
  readonly #pairs = new Map<string, number>()

  /** A fault struck while the desk had these in hand. */
  struck(fault: FaultKind, had: readonly State[]): void {
    for (const state of had) this.#count(state, fault)
  }

  /** A life ended there, with these in hand; `fault`: what struck it last. */
  died(point: CrashPoint, had: readonly State[], fault: FaultKind): void {
    this.#count(fault, point)
    for (const state of had) this.#count(state, point)
  }

  /** How often a pair was met. */
  times(one: string, other: string): number {
    return this.#pairs.get(`${one} × ${other}`) ?? 0
  }

  #count(one: string, other: string): void {
    this.#pairs.set(`${one} × ${other}`, this.times(one, other) + 1)
  }
}
