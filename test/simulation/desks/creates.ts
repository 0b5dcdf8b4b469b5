/**
 * The one service of the office, and what became of what its desks have sent there through their real outboxes: what was kept
 * arrives, once, under a reference that nothing else has.
 */
import { FakeService } from '../../unit/sync/fake-service.ts'
import type { SimulatedDesk } from './desk.ts'

/** What becomes of a call that creates: it is answered, does not arrive, or arrives and its answer is lost. */
export const createFates = ['answered', 'not sent', 'answer lost'] as const

/** One of them. */
export type CreateFate = (typeof createFates)[number]

/** `kept`: arrives once; `either`: may be lost with its ledger; `unsure`: two ledgers have it to send, as of a clone. */
type Fate = 'kept' | 'either' | 'unsure'

type Row = { reference: string; state: string; requestId: string | null }

const rowsAt = ({ connection }: SimulatedDesk): Row[] =>
  connection.prepare<[], Row>('SELECT reference, state, request_id AS requestId FROM outbox').all()

/** See above. */
export class Creates {
  readonly service = new FakeService()
  readonly #fates = new Map<string, Fate>()

  /** Takes in what a desk has kept since. */
  learn(desk: SimulatedDesk): void {
    for (const { reference } of rowsAt(desk)) if (!this.#fates.has(reference)) this.#fates.set(reference, 'kept')
  }

  /** A ledger was put back: what nobody has to send any more may be lost; what was to be sent then may have been since. */
  afterPutBack(desks: readonly SimulatedDesk[], desk: SimulatedDesk, isByApp: boolean): void {
    if (!isByApp) this.#twice(desk)
    const held = new Set(desks.flatMap(rowsAt).map(({ reference }) => reference))
    for (const [reference, fate] of this.#fates)
      if (fate === 'kept' && !held.has(reference)) this.#fates.set(reference, 'either')
  }

  /** Two computers have the same to send. */
  afterClone(desk: SimulatedDesk): void {
    this.#twice(desk)
  }

  #twice(desk: SimulatedDesk): void {
    for (const { reference, state } of rowsAt(desk)) if (state !== 'created') this.#fates.set(reference, 'unsure')
  }

  /** Whether a desk has something to send, or to look up. */
  waitsAt(desk: SimulatedDesk): boolean {
    return rowsAt(desk).some(({ state }) => ['queued', 'sending', 'confirming'].includes(state))
  }

  /** What was promised and is not so, once nothing is under way. */
  broken(desks: readonly SimulatedDesk[]): string[] {
    const there = Map.groupBy(this.service.requests, ({ reference }) => reference ?? '')
    const parked = new Set(
      desks.flatMap(rowsAt).flatMap(({ state, reference }) => (state === 'needsAttention' ? [reference] : []))
    )
    const bound = desks.flatMap(rowsAt).filter(({ state }) => state === 'created')
    const known = new Set(bound.map(({ reference }) => reference))
    const ofEach = [...this.#fates].flatMap(([reference, fate]) => {
      const count = there.get(reference)?.length ?? 0
      if (count > 1 && fate !== 'unsure') return ['a create is doubled']
      const isLost = fate === 'kept' && !parked.has(reference) && (count === 0 || !known.has(reference))
      return isLost ? ['a create is lost'] : []
    })
    const isUntrue = bound.some(
      ({ reference, requestId }) => !(there.get(reference) ?? []).some(({ id }) => id === requestId)
    )
    return [
      ...ofEach,
      ...(isUntrue ? ['a create is bound to another request'] : []),
      ...(desks.some((desk) => this.waitsAt(desk)) ? ['the outbox never ends'] : [])
    ]
  }
}
