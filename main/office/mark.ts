/**
 * How far this desk's ledger has come, in the keychain: a ledger that is behind it was put back. It is written now and then, not with
 * each entry: a keychain is slow, and may be locked, which stops nothing.
 */
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { forgetEntry } from '../credentials/keychain-problem.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'

const shape = z.object({ stream: z.string().max(64), number: z.int().positive() })

type Mark = z.infer<typeof shape>
type MarkStore = Pick<Store, 'office' | 'audit' | 'desk' | 'atomically'>

const markAccount = (desk: string): string => `office mark ${desk}`

// A desk does not wait longer for it before it is opened.
const mostWaitMs = 3_000
const betweenMs = 60_000

function read(value: string | null): Mark | undefined {
  try {
    return value === null ? undefined : shape.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** Whether the ledger lacks what the mark tells of: entries of its stream, or that stream altogether. */
function isBehind({ audit }: Pick<Store, 'audit'>, { stream, number }: Mark): boolean {
  const streams = audit.heads()
  const last = streams.at(-1)
  return last?.stream === stream ? last.size < number : streams.every((one) => one.stream !== stream)
}

/** What looking for the mark works with. */
export type HeedOptions = {
  store: MarkStore
  keychain: Pick<Keychain, 'get'>
  clock: Pick<Clock, 'after'>
  log: Log
}

/**
 * To be called before the ledger makes another entry. One that was put back goes on as another stream, under another code. A
 * keychain that does not answer in time, or has no mark, stops nothing: the office's server tells of it later.
 */
export async function heedMark({ store, keychain, clock, log }: HeedOptions): Promise<void> {
  const { desk } = store.office.membership() ?? {}
  if (desk === undefined) return
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const cancel = clock.after(mostWaitMs, () => resolve(undefined))
  const answer = await Promise.race([keychain.get(markAccount(desk)), late])
  cancel()
  const mark = answer?.ok ? read(answer.value) : undefined
  if (!mark || !isBehind(store, mark)) return
  goOnAnew(store, log)
}

function goOnAnew(store: Pick<MarkStore, 'audit' | 'desk' | 'atomically'>, log: Log): void {
  log.warn('office.put-back', { behind: true })
  store.atomically(() => {
    store.desk.renewCode()
    store.audit.beginAnew()
  })
}

/** What keeping the mark works with. */
export type KeepOptions = {
  store: MarkStore
  keychain: Pick<Keychain, 'get' | 'set'>
  clock: Pick<Clock, 'monotonic'>
  log: Log
}

/**
 * Makes what keeps the mark, as often as it is called: at most once a minute, and only where the ledger has come further. `isOver`:
 * the desk is closed meanwhile. One that was not heard in time at the start is heeded before another one takes its place.
 */
export function createMark({ store, keychain, clock, log }: KeepOptions, isOver = () => false): () => void {
  let kept = ''
  let triedAt = Number.NEGATIVE_INFINITY
  let isHeeded = false
  let isBusy = false

  async function keep(desk: string): Promise<void> {
    const before = isHeeded ? null : await keychain.get(markAccount(desk))
    if (before?.ok === false || isOver()) return
    const mark = read(before?.value ?? null)
    if (mark && isBehind(store, mark)) goOnAnew(store, log)
    isHeeded = true
    const last = store.audit.heads().at(-1)
    const next = JSON.stringify({ stream: last?.stream ?? '', number: last?.size ?? 0 } satisfies Mark)
    const { ok } = await keychain.set(markAccount(desk), next)
    if (ok) kept = next
  }

  return () => {
    const { desk } = store.office.membership() ?? {}
    if (desk === undefined || isBusy || clock.monotonic() - triedAt < betweenMs) return
    const last = store.audit.heads().at(-1)
    if (last === undefined || kept === JSON.stringify({ stream: last.stream, number: last.size } satisfies Mark)) return
    isBusy = true
    triedAt = clock.monotonic()
    void keep(desk).finally(() => {
      isBusy = false
    })
  }
}

/** The desk belongs to the office no longer. A keychain that does not let the mark go keeps what nobody asks for. */
export const forgetMark = async (keychain: Pick<Keychain, 'remove' | 'probe'>, desk: string): Promise<void> =>
  void (await forgetEntry(keychain, markAccount(desk)))
