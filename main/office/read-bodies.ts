/** Reads what entries of other desks say, the newest first, and keeps it. What cannot be read yet is tried again. */
import { z } from 'zod'
import { acts } from '../../common/words/audit.ts'
import { commitmentTo, type SharedHead } from '../audit/entry.ts'
import { unseal } from '../audit/sealed.ts'
import type { Store } from '../store/open-store.ts'
import type { OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
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
  z.object({ is: z.literal('note'), text: z.string().max(10_000) })
])

const erasure = z.object({ is: z.literal('erasure'), subjects: z.array(z.string().regex(/^[0-9a-f]{32}$/)) })

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

type Unread = { hash: string; head: SharedHead; arrived: number | null }

// Each batch is one transaction: its commit takes as long as a hundred entries, and the window waits for a whole batch.
const inBatch = 250

const subjectOf = ({ subject, stream }: SharedHead): string => subject ?? stream

/** Reads them; returns the services of this desk of whose requests something is new. */
export async function readBodies(
  store: ReadingStore,
  server: OfficeServer,
  secrets: OfficeSecrets
): Promise<Set<string>> {
  const services = new Set<string>()
  const unread = store.shared.unread()
  for (let at = 0; at < unread.length; at += inBatch) {
    const batch = unread.slice(at, at + inBatch)
    const keep = await fetchFor(store, server, secrets, batch)
    const touched = store.atomically(() => {
      keep()
      return readEach(store, batch)
    })
    for (const serviceId of touched) services.add(serviceId)
  }
  return services
}

/** Brings bodies and keys that this desk lacks. Returns what keeps them, in a transaction. */
async function fetchFor(
  store: ReadingStore,
  server: OfficeServer,
  secrets: OfficeSecrets,
  batch: readonly Unread[]
): Promise<() => void> {
  const wanted = batch.filter(({ head }) => !store.office.isForgotten(subjectOf(head), head.desk))
  const bodies = wanted.filter(({ head }) => store.office.sealed(head.body) === undefined)
  const subjects = wanted.map(({ head }) => subjectOf(head)).filter((one) => store.office.key(one) === undefined)
  const sealed = bodies.length === 0 ? [] : await server.sealed(bodies.map(({ head }) => head.body))
  const keys = subjects.length === 0 ? [] : await server.keys([...new Set(subjects)])
  const { office = '' } = store.office.membership() ?? {}
  return () => {
    for (const { id, subject, bytes } of sealed) store.office.addSealed(id, subject, bytes)
    for (const key of keys) {
      const { subject, epoch, wrapped } = key
      const officeKey = secrets.keys[String(epoch)]
      if (officeKey === undefined) continue
      const about = [office, subject, `key ${epoch}`]
      const opened = unseal(Buffer.from(officeKey, 'hex'), Buffer.from(wrapped, 'hex'), about)
      if (!opened) continue
      store.office.addKey(subject, Buffer.from(opened).toString('hex'))
      store.office.addWrapped(key)
    }
  }
}

function readEach(store: ReadingStore, batch: readonly Unread[]): string[] {
  const membership = store.office.membership()
  if (!membership) return []
  const desks = roster(store.office.statements(), membership.office)
  // The oldest of them first, so that most come in the order in which they were made.
  return batch.toReversed().flatMap(({ hash, head, arrived }) => {
    if (store.office.isForgotten(subjectOf(head), head.desk)) {
      store.sharedErasing.refuse(subjectOf(head), { hash, body: head.body })
      return []
    }
    const read = openBody(store, head)
    if (!read) return isKnown(head) ? [] : stop(store, hash, head)
    const desk = head.desk === membership.desk ? '' : (desks.get(head.desk)?.desk.name ?? '')
    return keepBody(store, { hash, head, arrived }, read, desk)
  })
}

/** Opens a body; undefined where it or its key is not here, or it is not what the head names. */
function openBody(store: ReadingStore, head: SharedHead): Body | undefined {
  const subject = subjectOf(head)
  const key = store.office.key(subject)
  const kept = store.office.sealed(head.body)
  if (key === undefined || kept?.subject !== subject) return undefined
  const opened = unseal(Buffer.from(key, 'hex'), kept.bytes, [head.office, subject, head.act])
  try {
    const read = opened && body.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
    return read && commitmentTo(read) === head.text ? read : undefined
  } catch {
    return undefined
  }
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
          store.shared.unread().filter(({ hash }) => stopping.has(hash))
        )
  })
}

function keepBody(store: ReadingStore, { hash, head, arrived }: Unread, read: Body, desk: string): string[] {
  store.shared.setText(hash, read)
  if (read.about && head.subject !== null) store.merge.nameSubject(read.about, head.subject)
  if (head.mustBeUnderstood && !isKnown(head)) return stop(store, hash, head, read.about)
  const erased = erasure.safeParse(read.said)
  if (erased.success || read.said === undefined || read.about === undefined) {
    store.shared.wasRead(hash)
    return erased.success ? erased.data.subjects.flatMap((one) => store.sharedErasing.obey(head.desk, one)) : []
  }
  const understood = said.safeParse(read.said)
  if (!understood.success) return stop(store, hash, head, read.about)
  const serviceId = store.merge.hear({ hash, head, arrived, about: read.about, said: understood.data, desk })
  if (serviceId === undefined) return stop(store, hash, head, read.about)
  store.shared.wasRead(hash)
  return [serviceId]
}
