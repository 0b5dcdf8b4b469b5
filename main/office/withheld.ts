/**
 * Compares what this desk has with what others have signed that they had. What is under way is no alarm: only what lacks for longer,
 * while the desk is connected, is told. It is told no longer once the entries are here, whoever has brought them back.
 */
import type { Clock } from '../clock/clock.ts'
import type { StreamEnd } from '../store/ledger/office-signed.ts'
import type { Store } from '../store/open-store.ts'
import type { OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import { readKnown, sayKnown } from './signed.ts'
import { type Standing, standing } from './statements.ts'

/**
 * What the server does not show: of how many entries it is known that a desk had them, when that desk has signed so by its own clock,
 * and what that desk calls itself. `desk`: the name of its key; `at`: milliseconds since 1970 UTC.
 */
export type Withheld = { count: number; desk: string; name: string; at: number }

/** What it works with. */
export type WithheldOptions = {
  store: Pick<Store, 'office' | 'signed'>
  clock: Pick<Clock, 'now' | 'monotonic'>
}

/** The comparison of one opening of the desk; it outlasts connections. */
export type WithheldWatch = {
  /** After each round of the exchange, over its connection. `everything`: the words of other desks are fetched as well. */
  round(server: Pick<OfficeServer, 'signed'>, secrets: Pick<OfficeSecrets, 'sign'>, everything: boolean): Promise<void>
  /** What lacks for longer than a while; null where nothing does. */
  found(): Withheld | null
}

/** For so long, connected, something may be under way: ten minutes. */
const aWhileMs = 10 * 60_000
/** Longer than this no two rounds are apart; what is longer was no connection. */
const mostBetweenMs = 60_000

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Begins to compare. */
export function watchWithheld({ store, clock }: WithheldOptions): WithheldWatch {
  // Of each desk whose word tells of more than is here: of how much, and for how long this desk has looked meanwhile.
  let lacking = new Map<string, Withheld & { forMs: number }>()
  let lastRound = clock.monotonic()
  const refused = new Set<string>()

  const stands = (): Standing => standing(store.office.statements(), store.office.membership()?.office ?? '')

  /** Hears what other desks have signed. Returns which words the server has. */
  async function hear(server: NonNullable<OfficeServer['signed']>, now: Standing): Promise<ReadonlySet<string>> {
    const there = await server.ids()
    const known = new Set(store.signed.all().map(({ id }) => id))
    const { office = '' } = store.office.membership() ?? {}
    for (const word of await server.words(there.filter((id) => !known.has(id) && !refused.has(id)))) {
      const read = readKnown(word, office, now.desks)
      if (read) store.signed.keep({ ...read, ...word })
      // A desk that is admitted later says it anew.
      if (read === undefined || store.signed.get(read.desk)?.id !== word.id) refused.add(word.id)
    }
    return new Set(there)
  }

  /** Says how far this desk knows the streams, once a day. What it had said is put again where the server lacks it. */
  async function say(
    server: NonNullable<OfficeServer['signed']>,
    { sign }: Pick<OfficeSecrets, 'sign'>,
    there: ReadonlySet<string> | null
  ): Promise<void> {
    const { office = '', desk = '' } = store.office.membership() ?? {}
    const last = store.signed.get(desk)
    const at = clock.now()
    if (last && dayOf(last.at) === dayOf(at)) {
      if (there && !there.has(last.id)) await server.sign(last.said)
      return
    }
    const number = (last?.number ?? 0) + 1
    const word = sayKnown({ office, desk, number, at, ends: store.signed.ends() }, sign)
    await server.sign(word.said)
    store.signed.keep({ desk, number, at, ...word })
  }

  function lackOf({ ends }: { ends: readonly StreamEnd[] }, { desks, removals }: Standing): number {
    const counting = ends.filter(({ desk }) => desks.has(desk) && !removals.has(desk))
    const missing = counting.filter((end) => !store.signed.has(end))
    return missing.reduce((sum, { stream, number }) => sum + Math.max(1, number - lastKnown(stream)), 0)
  }

  const lastKnown = (stream: string): number => store.signed.ends().find((one) => one.stream === stream)?.number ?? 0

  function compare(now: Standing, passedMs: number): void {
    const { office = '' } = store.office.membership() ?? {}
    const next = new Map<string, Withheld & { forMs: number }>()
    for (const row of store.signed.all()) {
      const said = now.removals.has(row.desk) ? undefined : readKnown(row, office, now.desks)
      const count = said ? lackOf(said, now) : 0
      const name = now.desks.get(row.desk)?.desk.name ?? ''
      const forMs = (lacking.get(row.desk)?.forMs ?? -passedMs) + passedMs
      if (count > 0) next.set(row.desk, { count, desk: row.desk, name, at: row.at, forMs })
    }
    lacking = next
  }

  return {
    async round({ signed: server }, secrets, everything) {
      const passedMs = Math.min(clock.monotonic() - lastRound, mostBetweenMs)
      lastRound = clock.monotonic()
      if (!server) return
      const there = everything ? await hear(server, stands()) : null
      await say(server, secrets, there)
      if (everything || lacking.size > 0) compare(stands(), passedMs)
    },
    found() {
      const told = [...lacking.values()].filter(({ forMs }) => forMs >= aWhileMs)
      const [most] = told.toSorted((one, other) => other.count - one.count || other.at - one.at)
      return most ? { count: most.count, desk: most.desk, name: most.name, at: most.at } : null
    }
  }
}
