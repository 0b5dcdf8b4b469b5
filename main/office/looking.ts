/**
 * Who looks at which request now: told by notifications, sealed under the office's key and signed, and kept nowhere. What is
 * not said again is over; where a pooler swallows notifications, nothing is known.
 */
import { z } from 'zod'
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import { readingMark } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, signText } from './keys.ts'
import { keyOfEpoch, newestKey, type OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import { belonging } from './statements.ts'

/** Who looks at a request at another desk: the clerk's name, and the desk's. */
export type Looker = { clerk: string; desk: string }

/** What it works with. */
export type LookingOptions = {
  store: Pick<Store, 'office' | 'views' | 'services' | 'author'>
  clock: Clock
  random: RandomBytes
  /** Somebody looks at something, or no longer. */
  changed: () => void
}

/** The looking of one opening of the desk. */
export type Looking = {
  /** There is a connection. */
  at(server: Pick<OfficeServer, 'tell'>, secrets: OfficeSecrets): void
  /** There is none. */
  away(): void
  /** A notification has come. */
  hear(notification: string): void
  /** The clerk has this request in hand, by the desk's id; null: none. A locked desk tells of none. */
  look(id: string | null): void
  /** Who else has it in hand. */
  lookers(id: string): Looker[]
}

/** How often it is said again, milliseconds. */
export const againMs = 10_000
/** For how long it counts where it is not said again, by the clock of whoever heard it that does not jump, milliseconds. */
export const lastsMs = 25_000
// What was said long ago is an old notification, sent again.
const clocksDifferMs = 900_000
const longestName = 200

const envelopeShape = z.object({ epoch: z.int().positive(), sealed: z.string().max(8_000) })
const signedShape = z.object({ said: z.string(), signature: hexadecimal(64) })
const saidShape = z.object({
  office: hexadecimal(16),
  desk: hexadecimal(16),
  at: z.int(),
  mark: hexadecimal(16).nullable(),
  clerk: z.string().max(longestName)
})
type Said = z.infer<typeof saidShape>

type Seen = { at: number; mark: string | null; looker: Looker; end: () => void }

/** Begins without a connection: nothing is told, heard or waited for. */
export function createLooking({ store, clock, random, changed }: LookingOptions): Looking {
  let connected: { tell: (payload: string) => Promise<void>; secrets: OfficeSecrets } | undefined
  let server: unknown
  let inHand: string | null = null
  let told: string | null = null
  let cancel = () => {}
  const seen = new Map<string, Seen>()

  const membership = () => store.office.membership()
  const aboutOf = (office: string): string[] => [office, 'looking']

  function markOf(id: string): string | null {
    const { office } = membership() ?? {}
    const found = store.views.get(id)
    const service = found && store.services.get(found.serviceId)
    if (office === undefined || !service || found.requestId === null) return null
    return readingMark(office, { ...service, request: found.requestId })
  }

  /** Says what is in hand, again and again while something is. */
  function say(): void {
    cancel()
    if (!connected) return
    const clerk = store.author()
    const mark = inHand === null || clerk === '' ? null : markOf(inHand)
    if (mark !== null || told !== null) void send(connected, mark, clerk)
    told = mark
    if (inHand !== null) cancel = clock.after(againMs, say)
  }

  async function send({ tell, secrets }: NonNullable<typeof connected>, mark: string | null, clerk: string) {
    const [member, newest] = [membership(), newestKey(secrets)]
    if (!member || !newest) return
    const said = JSON.stringify({ ...member, at: clock.now(), mark, clerk: clerk.slice(0, longestName) })
    const plain = Buffer.from(JSON.stringify({ said, signature: signText(secrets.sign.secret, said) }))
    const sealed = seal(Buffer.from(newest.key, 'hex'), plain, aboutOf(member.office), random)
    const payload = JSON.stringify({ epoch: newest.epoch, sealed: Buffer.from(sealed).toString('base64') })
    // Whether there is a connection is seen elsewhere.
    await tell(payload).catch(() => {})
  }

  function read(notification: string): (Said & { name: string }) | undefined {
    const { office, desk } = membership() ?? {}
    if (!connected || office === undefined) return undefined
    try {
      const { epoch, sealed } = envelopeShape.parse(JSON.parse(notification))
      const key = Buffer.from(keyOfEpoch(connected.secrets, epoch) ?? '', 'hex')
      const opened = unseal(key, Buffer.from(sealed, 'base64'), aboutOf(office))
      const { said, signature } = signedShape.parse(JSON.parse(Buffer.from(opened ?? '').toString('utf8')))
      const read = saidShape.parse(JSON.parse(said))
      const by = belonging(store.office.statements(), office).get(read.desk)
      const isGood = by !== undefined && read.office === office && isSigned(by.desk.sign, said, signature)
      return isGood && read.desk !== desk ? { ...read, name: by.desk.name } : undefined
    } catch {
      return undefined
    }
  }

  function forget(desk: string): void {
    const one = seen.get(desk)
    one?.end()
    if (!one || one.mark === null) return
    // What was said before this is not heard any more.
    seen.set(desk, { ...one, mark: null, end: () => {} })
    changed()
  }

  return {
    at(now, secrets) {
      connected = now.tell && { tell: (payload) => now.tell?.(payload) ?? Promise.resolve(), secrets }
      if (server === now) return
      server = now
      say()
    },
    away() {
      connected = undefined
      server = undefined
      told = null
      cancel()
      for (const desk of seen.keys()) forget(desk)
      seen.clear()
    },
    hear(notification) {
      const said = read(notification)
      const before = said && seen.get(said.desk)
      if (!said || said.at <= (before?.at ?? Number.NEGATIVE_INFINITY)) return
      if (Math.abs(said.at - clock.now()) > clocksDifferMs) return
      before?.end()
      const { desk, at, mark, clerk } = said
      const end = mark === null ? () => {} : clock.after(lastsMs, () => forget(desk))
      seen.set(desk, { at, mark, looker: { clerk, desk: said.name }, end })
      if ((before?.mark ?? null) !== mark || before?.looker.clerk !== clerk) changed()
    },
    look(id) {
      inHand = id
      say()
    },
    lookers(id) {
      const mark = seen.size === 0 ? null : markOf(id)
      if (mark === null) return []
      return [...seen.values()].flatMap((one) => (one.mark === mark ? [one.looker] : []))
    }
  }
}
