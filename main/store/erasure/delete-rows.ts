/** Deletes what an order names, from both databases. To be done again from the start wherever it was cut off. */
import { folded } from '../../../common/people/text.ts'
import type { Connection } from '../database/connection.ts'
import { auditTables } from '../ledger/audit.ts'
import { anyService, fileKey, marking } from '../ledger/erased-marks.ts'
import { type ErasedCounts, nothingErased, templateSettings } from '../ledger/erasures.ts'
import { officeTables } from '../ledger/office.ts'

type Item = { serviceId: string; requestId: string | null; outboxId: string | null }

/** Deletes what is ordered. `connection` has the ledger, and the cache as `cache`. The order is `deleted` then. */
export function deleteOrdered(connection: Connection, erasure: string): void {
  const items = connection
    .prepare<[string], Item>(
      `SELECT service_id AS serviceId, request_id AS requestId, outbox_id AS outboxId FROM erasure_item
       WHERE erasure = ? AND service_id IS NOT NULL`
    )
    .all(erasure)
  // Not in one transaction with the ledger: a power cut may keep the one and lose the other. What is gone from the cache
  // only is found here again.
  connection.transaction(() => deleteFromCache(connection, items))()
  connection.transaction(() => {
    const counts = deleteFromLedger(connection, erasure, items)
    connection.prepare('DELETE FROM erasure_item WHERE erasure = ?').run(erasure)
    connection
      .prepare(`UPDATE erasure SET step = 'deleted', counts = ? WHERE id = ?`)
      .run(JSON.stringify(counts), erasure)
  })()
}

function deleteFromCache(connection: Connection, items: readonly Item[]): void {
  const request = connection.prepare('DELETE FROM cache.request WHERE service_id = ? AND id = ?')
  const others = ['proof_attempt', 'to_tell', 'told_by'].map((table) =>
    connection.prepare(`DELETE FROM cache.${table} WHERE service_id = ? AND request_id = ?`)
  )
  for (const { serviceId, requestId } of items) {
    request.run(serviceId, requestId)
    for (const other of others) other.run(serviceId, requestId)
  }
  // The list is made anew from what is left.
  connection.exec('DELETE FROM cache.listed; UPDATE cache.listing SET stale = 1;')
}

function deleteFromLedger(connection: Connection, erasure: string, items: readonly Item[]): ErasedCounts {
  const words = connection
    .prepare<[string], string>('SELECT word FROM erasure_item WHERE erasure = ? AND word IS NOT NULL')
    .pluck()
    .all(erasure)
    .map(folded)
  const removesFiled = connection
    .prepare<[string], number>('SELECT removes_filed FROM erasure WHERE id = ?')
    .pluck()
    .get(erasure)
  const drop = dropping(connection)
  const copies = connection.prepare(
    `INSERT INTO erasure_copy (erasure, folder, path, sha256) SELECT ?, folder, path, sha256 FROM filing
     WHERE service_id = ? AND request_id = ? AND path IS NOT NULL ON CONFLICT DO NOTHING`
  )
  const counts = { ...nothingErased }
  const files = fileMarks(connection, erasure)
  for (const item of items) {
    files(item.outboxId)
    if (removesFiled === 1) copies.run(erasure, item.serviceId, item.requestId)
    add(counts, drop(item))
  }
  const ids = items.flatMap(({ requestId, outboxId }) => [requestId, outboxId].filter((id) => id !== null))
  counts.drafts += dropWith(connection, 'draft', 'key', ['key', 'body'], [...ids.map(folded), ...words])
  counts.templates += forgetTemplates(connection, words)
  counts.logTexts += forgetLogTexts(connection, [...ids.map(folded), ...words])
  forgetNames(connection, words)
  // What the list was searched for, and whose outcome is news.
  connection.exec(`DELETE FROM setting WHERE name LIKE 'list.%' OR name = 'outcomes.noLongerMatching'`)
  return counts
}

function dropping(connection: Connection): (item: Item) => Partial<ErasedCounts> {
  const random = () => new Uint8Array()
  const office = officeTables(connection, random)
  const { erase } = auditTables(connection, { clock: noClock, random, author: () => '', office })
  const of = (table: string) => connection.prepare(`DELETE FROM ${table} WHERE service_id = ? AND request_id = ?`)
  const [proof, earlier, filing, decision, note, deed, twice, stopped, fetchedBy] = [
    of('proof'),
    of('earlier_proof'),
    of('filing'),
    of('decision'),
    of('note'),
    of('proof_deed'),
    of('decided_twice'),
    of('office_stopped'),
    of('office_proof')
  ]
  const saved = connection
    .prepare<[string, string | null], number>(
      `SELECT count(*) FROM proof_deed WHERE service_id = ? AND request_id = ? AND deed = 'save'`
    )
    .pluck()
  const unlink = connection.prepare(
    `UPDATE outbox SET supersedes = iif(supersedes = @requestId, NULL, supersedes),
       asks_again_for = iif(asks_again_for = @requestId, NULL, asks_again_for)
     WHERE service_id = @serviceId AND (supersedes = @requestId OR asks_again_for = @requestId)`
  )
  const hold = connection.prepare('DELETE FROM hold WHERE request IN (?, ?)')
  const batches = batchRows(connection)
  const outbox = connection.prepare('DELETE FROM outbox WHERE id = ?')
  const others = sayingsUnderOtherNames(connection, office)
  return ({ serviceId, requestId, outboxId }) => {
    // First: by what was decided and noted it is known under which names more was said.
    const ownTexts = [requestId, outboxId].reduce((sum, id) => sum + (id === null ? 0 : erase(id)), 0)
    const logTexts = ownTexts + others({ serviceId, requestId })
    const counts = {
      requests: 1,
      saved: saved.get(serviceId, requestId) ?? 0,
      proofs: proof.run(serviceId, requestId).changes + earlier.run(serviceId, requestId).changes,
      filed: filing.run(serviceId, requestId).changes,
      decisions: decision.run(serviceId, requestId).changes,
      notes: note.run(serviceId, requestId).changes + note.run(serviceId, outboxId).changes,
      logTexts
    }
    if (requestId !== null) office.forgetReading(serviceId, requestId)
    deed.run(serviceId, requestId)
    for (const each of [twice, stopped, fetchedBy]) each.run(serviceId, requestId)
    unlink.run({ serviceId, requestId })
    hold.run(requestId, outboxId)
    batches(outboxId)
    outbox.run(outboxId)
    return counts
  }
}

/**
 * What other desks have said of a request, and this one in a life of its ledger that was lost, has other names in the log. Returns
 * how many texts went.
 */
function sayingsUnderOtherNames(
  connection: Connection,
  office: Pick<ReturnType<typeof officeTables>, 'forget'>
): (key: Pick<Item, 'serviceId' | 'requestId'>) => number {
  const entries = ['decision', 'note']
    .map((table) => `SELECT entry FROM ${table} WHERE service_id = @serviceId AND request_id = @requestId`)
    .join(' UNION ')
  const texts = connection.prepare(
    `UPDATE audit_entry SET salt = NULL, text = NULL WHERE hash IN (${entries}) AND text IS NOT NULL`
  )
  const bodies = connection.prepare(
    `DELETE FROM office_sealed WHERE id IN (
       SELECT json_extract(head, '$.body') FROM audit_entry WHERE hash IN (${entries})
       UNION SELECT json_extract(head, '$.body') FROM office_fork WHERE hash IN (${entries}))`
  )
  const ownNames = connection
    .prepare<Pick<Item, 'serviceId' | 'requestId'>, string>(
      `SELECT DISTINCT json_extract(e.head, '$.subject') FROM (
         SELECT stream, hash, head FROM audit_entry UNION ALL SELECT stream, hash, head FROM office_fork) e
       JOIN office_stream s ON s.stream = e.stream JOIN office o ON o.desk = s.desk WHERE e.hash IN (${entries})`
    )
    .pluck()
  return (key) => {
    for (const name of ownNames.all(key)) office.forget(name)
    bodies.run(key)
    return texts.run(key).changes
  }
}

/** The id of a request file may name a person: of an erased request only its mark stays, so that it makes no other one. */
function fileMarks(connection: Connection, erasure: string): (outboxId: string | null) => void {
  const drop = connection
    .prepare<[string | null], string>('DELETE FROM asked_file WHERE outbox_id = ? RETURNING id')
    .pluck()
  const mark = connection.prepare(
    `INSERT INTO erased_mark (service_id, mark, kind, erasure) VALUES (?, ?, 'file', ?) ON CONFLICT DO NOTHING`
  )
  const markOf = marking(connection)
  return (outboxId) => {
    for (const id of drop.all(outboxId)) mark.run(anyService, markOf(anyService, 'file', fileKey(id)), erasure)
  }
}

/** A batch counts one row less; one without rows goes, and with it the name of its file. */
function batchRows(connection: Connection): (outboxId: string | null) => void {
  const less = connection.prepare(
    'UPDATE batch SET total = total - 1 WHERE id IN (SELECT batch_id FROM batch_row WHERE outbox_id = ?)'
  )
  const row = connection.prepare('DELETE FROM batch_row WHERE outbox_id = ?')
  const empty = connection.prepare(
    `DELETE FROM batch WHERE state <> 'filling' AND NOT EXISTS (SELECT 1 FROM batch_row WHERE batch_id = batch.id)`
  )
  return (outboxId) => {
    less.run(outboxId)
    if (row.run(outboxId).changes > 0) empty.run()
  }
}

function add(counts: ErasedCounts, more: Partial<ErasedCounts>): void {
  for (const [name, count] of Object.entries(more)) counts[name as keyof ErasedCounts] += count
}

const names = (text: string, words: readonly string[]) => {
  const read = folded(text)
  return words.some((word) => word !== '' && read.includes(word))
}

/** Deletes the rows of a table in which one of the words stands; returns how many. */
function dropWith(
  connection: Connection,
  table: string,
  key: string,
  columns: readonly string[],
  words: readonly string[]
): number {
  const rows = connection.prepare<[], Record<string, string>>(`SELECT ${columns.join(', ')} FROM ${table}`).all()
  const remove = connection.prepare(`DELETE FROM ${table} WHERE ${key} = ?`)
  const found = rows.filter((row) => columns.some((column) => names(row[column] ?? '', words)))
  for (const row of found) remove.run(row[key])
  return found.length
}

/** Takes entries that name the person out of the office's templates; returns how many. */
function forgetTemplates(connection: Connection, words: readonly string[]): number {
  const read = connection.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const write = connection.prepare('UPDATE setting SET value = ? WHERE name = ?')
  let gone = 0
  for (const name of templateSettings) {
    const kept: unknown = JSON.parse(read.get(name) ?? '[]')
    if (!Array.isArray(kept)) continue
    const left = kept.filter((entry) => !names(JSON.stringify(entry), words))
    gone += kept.length - left.length
    if (left.length < kept.length) write.run(JSON.stringify(left), name)
  }
  return gone
}

/** What the log tells of no request in particular, and yet names this one. */
function forgetLogTexts(connection: Connection, words: readonly string[]): number {
  const rows = connection.prepare<[], { rowid: number; text: string }>(
    'SELECT rowid, text FROM audit_entry WHERE text IS NOT NULL'
  )
  const forget = connection.prepare('UPDATE audit_entry SET salt = NULL, text = NULL WHERE rowid = ?')
  const found = rows.all().filter(({ text }) => names(text, words))
  for (const { rowid } of found) forget.run(rowid)
  return found.length
}

/** A file's name may be a person's. */
function forgetNames(connection: Connection, words: readonly string[]): void {
  const rows = connection.prepare<[], { id: string; name: string }>('SELECT id, name FROM batch').all()
  const forget = connection.prepare(`UPDATE batch SET name = '' WHERE id = ?`)
  for (const { id, name } of rows) if (names(name, words)) forget.run(id)
}

const noClock = { now: () => 0, monotonic: () => 0, after: () => () => {} }
