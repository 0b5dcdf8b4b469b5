/** Reads what entries of other desks say, the newest first, and keeps it. What cannot be read yet is tried again. */
import { z } from 'zod'
import { acts } from '../../common/words/audit.ts'
import { commitmentTo, type SharedHead } from '../audit/entry.ts'
import { unseal } from '../audit/sealed.ts'
import type { WrappedKey } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import type { OfficeSecrets } from './secrets.ts'
import type { OfficeServer, Sealed } from './server.ts'
import { roster } from './statements.ts'

const said = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('decision'),
    verdict: z.string(),
    note: z.string().max(10_000),
    wentAgainst: z.array(z.string()),
    countsInMs: z.int().min(0).max(60_000)
  }),
  z.object({ is: z.literal('withdrawal'), of: z.string() }),
  z.object({ is: z.literal('note'), text: z.string().max(10_000) }),
  z.object({ is: z.literal('erasure'), subjects: z.array(z.string().regex(/^[0-9a-f]{32}$/)) })
])

const body = z.object({
  text: z.string(),
  salt: z.string(),
  about: z.object({ baseUrl: z.string(), clientId: z.string(), request: z.string() }).optional(),
  // What a newer desk says and this one does not understand waits for a newer version.
  said: z.unknown().optional()
})

type Body = z.infer<typeof body>

/** What is needed of the store. */
export type ReadingStore = Pick<Store, 'office' | 'shared' | 'merge' | 'sharedErasing' | 'atomically'>

/** An entry whose body is to be read. */
export type Unread = { hash: string; head: SharedHead; arrived: number | null }

// Each batch is one transaction: its commit takes as long as a hundred entries, and the window waits for a whole batch.
const inBatch = 125

const subjectOf = ({ subject, stream }: SharedHead): string => subject ?? stream

/** Reads them. The services of this desk of whose requests something is new are put into `heard`, as soon as that is kept. */
export async function readBodies(
  store: ReadingStore,
  server: OfficeServer,
  secrets: OfficeSecrets,
  heard: Set<string>
): Promise<void> {
  const unread = store.shared.unread()
  for (let at = 0; at < unread.length; at += inBatch) {
    // The oldest of them first, so that most come in the order in which they were made.
    const batch = unread.slice(at, at + inBatch).reverse()
    const brought = await fetchBodies({ store, server, secrets }, batch)
    for (const serviceId of store.atomically(() => readEach(store, batch, brought))) heard.add(serviceId)
  }
}

/** Bodies by their ids, and keys by their subjects, which were not here when they were asked for. */
export type Brought = {
  bodies: ReadonlyMap<string, Sealed>
  keys: ReadonlyMap<string, readonly { key: string; wrapped: WrappedKey }[]>
}

const nothing: Brought = { bodies: new Map(), keys: new Map() }

/** Brings the bodies and keys of entries that this desk lacks. */
export async function fetchBodies(
  { store, server, secrets }: { store: ReadingStore; server: OfficeServer; secrets: OfficeSecrets },
  batch: readonly Unread[]
): Promise<Brought> {
  const hasForgotten = store.office.hasForgotten()
  const wanted = batch.filter(({ head }) => !hasForgotten || !store.office.isForgotten(subjectOf(head), head.desk))
  const bodies = wanted.filter(({ head }) => !store.office.hasSealed(head.body))
  const subjects = [...new Set(wanted.map(({ head }) => subjectOf(head)))]
  const lacking = subjects.filter((one) => store.office.key(one) === undefined)
  const [sealed, wrapped] = await Promise.all([
    bodies.length === 0 ? [] : server.sealed(bodies.map(({ head }) => head.body)),
    lacking.length === 0 ? [] : server.keys(lacking)
  ])
  const { office = '' } = store.office.membership() ?? {}
  const keys = wrapped.flatMap((one) => openKey(one, office, secrets))
  return {
    bodies: new Map(sealed.map((one) => [one.id, one])),
    keys: Map.groupBy(keys, (one) => one.wrapped.subject)
  }
}

function openKey(wrapped: WrappedKey, office: string, { keys }: OfficeSecrets): { key: string; wrapped: WrappedKey }[] {
  const officeKey = keys[String(wrapped.epoch)]
  if (officeKey === undefined) return []
  const about = [office, wrapped.subject, `key ${wrapped.epoch}`]
  const opened = unseal(Buffer.from(officeKey, 'hex'), Buffer.from(wrapped.wrapped, 'hex'), about)
  return opened ? [{ key: Buffer.from(opened).toString('hex'), wrapped }] : []
}

/** Reads entries, and keeps what was brought for them; in a transaction. Returns the services of whose requests something is new. */
export function readEach(store: ReadingStore, batch: readonly Unread[], brought = nothing): string[] {
  const membership = store.office.membership()
  if (!membership) return []
  const desks = roster(store.office.statements(), membership.office)
  return batch.flatMap(({ hash, head, arrived }) => {
    if (store.office.isForgotten(subjectOf(head), head.desk)) {
      store.sharedErasing.refuse(subjectOf(head), { hash, body: head.body })
      return []
    }
    const read = openBody(store, head, brought)
    if (!read) return isKnown(head) ? [] : stop(store, hash, head)
    const desk = head.desk === membership.desk ? '' : (desks.get(head.desk)?.desk.name ?? '')
    return keepBody(store, { hash, head, arrived }, read, desk)
  })
}

/** Opens a body; undefined where it or its key is not here, or it is not what the head names. */
function openBody(store: ReadingStore, head: SharedHead, { bodies, keys }: Brought): Body | undefined {
  const subject = subjectOf(head)
  const kept = bodyOf(store, bodies.get(head.body)) ?? store.office.sealed(head.body)
  const key = store.office.key(subject) ?? keepKey(store, keys.get(subject) ?? [])
  if (key === undefined || kept?.subject !== subject) return undefined
  const opened = unseal(Buffer.from(key, 'hex'), kept.bytes, [head.office, subject, head.act])
  try {
    const read = opened && body.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
    return read && commitmentTo(read) === head.text ? read : undefined
  } catch {
    return undefined
  }
}

/** Keeps a body that was brought; undefined where there is none, or it is not what its id says. */
const bodyOf = ({ office }: ReadingStore, brought: Sealed | undefined): Sealed | undefined =>
  brought && office.addSealed(brought.id, brought.subject, brought.bytes) ? brought : undefined

/** Keeps the key of a subject; undefined where none was brought. */
function keepKey(
  { office }: ReadingStore,
  brought: readonly { key: string; wrapped: WrappedKey }[]
): string | undefined {
  const [first] = brought
  if (first) office.addKey(first.wrapped.subject, first.key)
  for (const { wrapped } of brought) office.addWrapped(wrapped)
  return first?.key
}

const isKnown = ({ act }: SharedHead): boolean => acts.includes(act)

/** What this version does not understand stops its request, where whoever has said it wants that. */
const stop = (store: ReadingStore, hash: string, head: SharedHead, about?: Body['about']): string[] =>
  head.mustBeUnderstood ? store.merge.stop(hash, head.subject, about) : []

/**
 * Reads again what stopped requests, without the server: a version that has been updated since understands it. Returns the services
 * of whose requests something is new.
 */
export function readStopped(store: ReadingStore): string[] {
  return store.atomically(() => {
    const stopping = new Set(store.merge.stopping())
    return stopping.size === 0
      ? []
      : readEach(
          store,
          // The oldest first: a withdrawal finds what it withdraws.
          store.shared
            .unread()
            .filter(({ hash }) => stopping.has(hash))
            .toReversed()
        )
  })
}

function keepBody(store: ReadingStore, { hash, head, arrived }: Unread, read: Body, desk: string): string[] {
  store.shared.setText(hash, read)
  if (read.about && head.subject !== null) store.merge.nameSubject(read.about, head.subject)
  if (head.mustBeUnderstood && !isKnown(head)) return stop(store, hash, head, read.about)
  const understood = read.said === undefined ? undefined : said.safeParse(read.said)
  if (understood?.data?.is === 'erasure' || understood === undefined || read.about === undefined) {
    store.shared.wasRead(hash)
    return understood?.data?.is === 'erasure'
      ? understood.data.subjects.flatMap((one) => store.sharedErasing.obey(head.desk, one))
      : []
  }
  if (!understood.success) return stop(store, hash, head, read.about)
  const serviceId = store.merge.hear({ hash, head, arrived, about: read.about, said: understood.data, desk })
  if (serviceId === undefined) return stop(store, hash, head, read.about)
  store.shared.wasRead(hash)
  return [serviceId]
}
