/**
 * Orders to erase. `ordered → deleted → rewritten → ended`: the first three are done on closed files
 * (`store/erasure/finish-erasing.ts`), at the next opening wherever one was cut off; the last once the desk is open.
 */
import type { CopyFault } from '../../../common/erasure.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { listOf } from '../database/sql-list.ts'
import type { Author } from './audit.ts'
import { marking } from './erased-marks.ts'

/** Settings that list what the office wrote, each entry of which may name a person. */
export const templateSettings = ['templates.reasons', 'templates.forms']

/** Why something is erased: somebody asked for one person, or the office's days are over. */
export type ErasureWhy = 'person' | 'retention'

/** A request to erase: the service's id and the outbox row's, of which either may be missing. */
export type ErasedRequest = {
  serviceId: string
  requestId: string | null
  outboxId: string | null
  /** Every reference under which it is known. */
  references: readonly string[]
}

/** What is wanted. `words`: what names the person, to be looked for in drafts, templates and the log. */
export type NewErasure = {
  why: ErasureWhy
  reason: string
  /** Who wants it, where that is nobody at this desk. */
  author?: string
  removesFiled: boolean
  requests: readonly ErasedRequest[]
  words: readonly string[]
}

/** What went, counted. `saved`: proofs that were saved by hand, whose files stay where they are. */
export type ErasedCounts = {
  requests: number
  proofs: number
  decisions: number
  notes: number
  drafts: number
  templates: number
  logTexts: number
  filed: number
  saved: number
  backups: number
  setAside: number
}

/** Nothing. */
export const nothingErased: ErasedCounts = {
  requests: 0,
  proofs: 0,
  decisions: 0,
  notes: 0,
  drafts: 0,
  templates: 0,
  logTexts: 0,
  filed: 0,
  saved: 0,
  backups: 0,
  setAside: 0
}

/** How far an order has come. */
export type ErasureStep = 'ordered' | 'deleted' | 'rewritten' | 'ended'

/** An order as kept. Times in milliseconds since 1970 UTC. */
export type Erasure = {
  id: string
  why: ErasureWhy
  reason: string
  author: string
  orderedAt: number
  removesFiled: boolean
  step: ErasureStep
  counts: ErasedCounts
  endedAt: number | null
}

/** A file in the office's folder that is to go; `path` is below `folder`. `fault`: why it was still there last time. */
export type CopyToRemove = { folder: string; path: string; sha256: string; fault: CopyFault | null }

/** A request that was refused and discarded; `claims` as JSON. Times in milliseconds since 1970 UTC. */
export type DiscardedRow = {
  id: string
  serviceId: string
  reference: string
  claims: string
  reason: string
  rejection: string | null
  createdAt: number
  discardedAt: number
}

type Raw = Omit<Erasure, 'counts' | 'removesFiled'> & { counts: string; removesFiled: number }

const columns = `id, why, reason, author, ordered_at AS orderedAt, removes_filed AS removesFiled, step, counts,
  ended_at AS endedAt`

const parse = ({ counts, removesFiled, ...rest }: Raw): Erasure => ({
  ...rest,
  removesFiled: removesFiled === 1,
  counts: { ...nothingErased, ...(JSON.parse(counts) as Partial<ErasedCounts>) }
})

type Options = { clock: Clock; random: (bytes: number) => Uint8Array; author: Author }

/** The orders of a ledger. */
export function erasureTable(connection: Connection, { clock, random, author }: Options) {
  const insert = connection.prepare(
    `INSERT INTO erasure (id, why, reason, author, ordered_at, removes_filed, step, counts)
     VALUES (@id, @why, @reason, @author, @orderedAt, @removesFiled, 'ordered', '{}')`
  )
  const addRequest = connection.prepare(
    'INSERT INTO erasure_item (erasure, service_id, request_id, outbox_id) VALUES (?, ?, ?, ?)'
  )
  const addWord = connection.prepare('INSERT INTO erasure_item (erasure, word) VALUES (?, ?)')
  const addMark = connection.prepare(
    'INSERT INTO erased_mark (service_id, mark, kind, erasure) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
  )
  const all = connection.prepare<[], Raw>(`SELECT ${columns} FROM erasure ORDER BY ordered_at DESC, rowid DESC`)
  const marks = connection
    .prepare<[string], string>(`SELECT mark FROM erased_mark WHERE erasure = ? AND kind = 'request' ORDER BY mark`)
    .pluck()
  const copies = connection.prepare<[string], CopyToRemove>(
    'SELECT folder, path, sha256, fault FROM erasure_copy WHERE erasure = ? ORDER BY folder, path'
  )
  const dropCopy = connection.prepare('DELETE FROM erasure_copy WHERE folder = ? AND path = ?')
  const faultOfCopy = connection.prepare('UPDATE erasure_copy SET fault = ? WHERE folder = ? AND path = ?')
  const leave = connection.prepare('DELETE FROM erasure_copy WHERE erasure = ?')
  const end = connection.prepare(
    `UPDATE erasure SET step = 'ended', ended_at = ?, counts = ? WHERE id = ? AND step = 'rewritten'`
  )
  const discarded = connection.prepare<[], DiscardedRow>(
    `SELECT id, service_id AS serviceId, reference, claims, reason, rejection, created_at AS createdAt,
       discarded_at AS discardedAt FROM outbox WHERE discarded_at IS NOT NULL ORDER BY rowid`
  )
  const waiting = connection.prepare<[], string>('SELECT draft FROM batch_row WHERE draft IS NOT NULL').pluck()
  const templates = connection
    .prepare<[], string>(`SELECT value FROM setting WHERE name IN (${listOf(templateSettings)})`)
    .pluck()
  const markOf = marking(connection)

  const order = connection.transaction((wanted: NewErasure): string => {
    const id = Buffer.from(random(16)).toString('hex')
    const { why, reason, removesFiled, requests, words } = wanted
    const by = why === 'retention' ? '' : (wanted.author ?? author())
    insert.run({ id, why, reason, author: by, orderedAt: clock.now(), removesFiled: Number(removesFiled) })
    for (const { serviceId, requestId, outboxId, references } of requests) {
      addRequest.run(id, serviceId, requestId, outboxId)
      if (requestId === null) continue
      addMark.run(serviceId, markOf(serviceId, 'request', requestId), 'request', id)
      for (const reference of references.filter(Boolean))
        addMark.run(serviceId, markOf(serviceId, 'reference', reference), 'reference', id)
    }
    for (const word of words) addWord.run(id, word)
    return id
  })

  return {
    /** Writes an order down: from here on it will be done, wherever the app is cut off. Returns its id. */
    order,
    /** Requests that the service refused and the clerk discarded: no list shows them. */
    discarded: (): DiscardedRow[] => discarded.all(),
    /** What is wanted of rows of lists that wait to be sent, as JSON. */
    waitingDrafts: (): string[] => waiting.all(),
    /** Every entry of the office's templates, as kept. */
    templates: (): unknown[] => templates.all().flatMap((text) => JSON.parse(text) as unknown[]),
    /** Every order, the newest first. */
    list: (): Erasure[] => all.all().map(parse),
    /** The marks of an order's requests. */
    marks: (id: string): string[] => marks.all(id),
    /** The files of an order that are still to go. */
    copies: (id: string): CopyToRemove[] => copies.all(id),
    /** The file is gone, or is still there for this reason. */
    noteCopy({ folder, path }: Pick<CopyToRemove, 'folder' | 'path'>, fault: CopyFault | null): void {
      if (fault === null) dropCopy.run(folder, path)
      else faultOfCopy.run(fault, folder, path)
    },
    /** Nobody wants the copies of an order gone any more; their names are forgotten. */
    leaveCopies: (id: string): void => void leave.run(id),
    /** All of an order is done. */
    end: ({ id, counts }: Erasure): void => void end.run(clock.now(), JSON.stringify(counts), id)
  }
}
