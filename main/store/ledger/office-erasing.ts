/** What is taken back of what desks have said: erased by the desk itself or by order of a manager, or after a removal. */
import type { Connection } from '../database/connection.ts'
import type { ErasedRequest } from './erasures.ts'
import { heldRequests } from './holds.ts'
import { entriesOfDesks, type officeTables, readingMark } from './office.ts'
import type { officeMerge, RequestKey } from './office-merge.ts'

type Parts = {
  office: Pick<ReturnType<typeof officeTables>, 'refuse' | 'membership' | 'sharedRequest' | 'forgetReading' | 'markOf'>
  merge: Pick<ReturnType<typeof officeMerge>, 'settle' | 'settleNotes'>
}

/** An entry by its hash, and its sealed body by its id. */
type Saying = { hash: string; body: string }

/** Taking back. Each returns the services whose requests have changed. */
export function sharedErasing(connection: Connection, { office, merge }: Parts) {
  const sayings = `SELECT hash, json_extract(head, '$.body') AS body FROM (${entriesOfDesks})`
  const ofSubject = connection.prepare<{ subject: string }, Saying>(sayings)
  const ofDesk = connection.prepare<{ subject: string; desk: string }, Saying>(`${sayings} WHERE desk = @desk`)
  const refuse = connection.prepare(
    'INSERT INTO office_erased (subject, desk, is_told) VALUES (?, ?, 1) ON CONFLICT DO NOTHING'
  )
  const forgetText = connection.prepare('UPDATE audit_entry SET salt = NULL, text = NULL WHERE hash = ?')
  const forgetUnread = connection.prepare('DELETE FROM office_unread WHERE hash = ?')
  const forgetBody = connection.prepare('DELETE FROM office_sealed WHERE id = ?')
  const takeBack = connection.prepare(
    'INSERT INTO office_taken_back (id, subject) VALUES (?, ?) ON CONFLICT DO NOTHING'
  )
  const dropped = (table: 'decision' | 'note') =>
    connection.prepare<[string], RequestKey>(
      `DELETE FROM ${table} WHERE entry = ? RETURNING service_id AS serviceId, request_id AS requestId`
    )
  const dropDecision = dropped('decision')
  const dropNote = dropped('note')
  const dropPutTogether = connection.prepare<RequestKey>(
    `DELETE FROM note WHERE service_id = @serviceId AND request_id = @requestId AND entry IS NULL AND seen IS NOT NULL`
  )
  const isLeft = connection.prepare<[string], number>('SELECT 1 FROM office_sealed WHERE subject = ? LIMIT 1').pluck()
  const requestsOf = connection
    .prepare<{ subject: string }, string>(
      `SELECT request FROM audit_subject WHERE subject = @subject
       UNION SELECT request FROM office_subject WHERE subject = @subject`
    )
    .pluck()
  const subjectsOf = connection
    .prepare<{ request: string }, string>(
      `SELECT subject FROM audit_subject WHERE request = @request
       UNION SELECT subject FROM office_subject WHERE request = @request`
    )
    .pluck()
  const allRequests = connection.prepare<[], string>('SELECT request FROM audit_subject').pluck()
  const keyOf = connection.prepare<{ id: string }, RequestKey>(
    `SELECT service_id AS serviceId, request_id AS requestId FROM outbox WHERE id = @id AND request_id IS NOT NULL
     UNION ALL SELECT r.service_id, r.id FROM service s CROSS JOIN cache.request r WHERE r.service_id = s.id AND r.id = @id`
  )
  const ofRequest = ['decision', 'note', 'decided_twice', 'office_stopped'].map((table) =>
    connection.prepare<RequestKey>(`DELETE FROM ${table} WHERE service_id = @serviceId AND request_id = @requestId`)
  )
  const forgetRequest = ['audit_subject', 'office_subject'].map((table) =>
    connection.prepare<[string]>(`DELETE FROM ${table} WHERE request = ?`)
  )
  const entriesOf = connection
    .prepare<{ stream: string }, string>(
      `SELECT hash FROM audit_entry WHERE stream = @stream UNION ALL SELECT hash FROM office_fork WHERE stream = @stream`
    )
    .pluck()
  const dropEntry = ['audit_entry', 'office_fork'].map((table) =>
    connection.prepare<[string]>(`DELETE FROM ${table} WHERE hash = ?`)
  )

  const read = connection.prepare<[], RequestKey>(
    `SELECT service_id AS serviceId, id AS requestId FROM cache.request
     UNION SELECT service_id, request_id FROM outbox WHERE request_id IS NOT NULL`
  )
  const asErased = connection.prepare<
    RequestKey,
    { outboxId: string | null; asked: string | null; told: string | null }
  >(
    `SELECT o.id AS outboxId, o.reference AS asked, r.reference AS told FROM (SELECT 1)
       LEFT JOIN outbox o ON o.service_id = @serviceId AND o.request_id = @requestId
       LEFT JOIN cache.request r ON r.service_id = @serviceId AND r.id = @requestId LIMIT 1`
  )
  const isHeld = connection
    .prepare<[string, string | null], number>(`SELECT 1 FROM (${heldRequests}) WHERE request IN (?, ?)`)
    .pluck()

  /** The requests of these marks, by all that this desk has read and asked. */
  function readByMark(marks: ReadonlySet<string>): RequestKey[] {
    if (marks.size === 0) return []
    return read.all().filter(({ serviceId, requestId }) => {
      const mark = office.markOf(serviceId, requestId)
      return mark !== undefined && marks.has(mark)
    })
  }

  function toErase(key: RequestKey): ErasedRequest[] {
    const { outboxId = null, asked, told } = asErased.get(key) ?? {}
    if (isHeld.get(key.requestId, outboxId) === 1) return []
    const references = [...new Set([told ?? '', asked ?? ''])].filter(Boolean)
    return [{ ...key, outboxId, references }]
  }

  /** What an entry has said of a request stands no longer. */
  function unsay(hash: string): string[] {
    const touched: string[] = []
    forgetUnread.run(hash)
    for (const key of dropDecision.all(hash)) {
      merge.settle(key)
      touched.push(key.serviceId)
    }
    for (const key of dropNote.all(hash)) {
      // What was put together of several notes has this one in it.
      dropPutTogether.run(key)
      merge.settleNotes(key)
      touched.push(key.serviceId)
    }
    return touched
  }

  /** All that any desk has said of a subject goes, for ever. */
  function eraseSubject(subject: string): string[] {
    const touched = ofSubject.all({ subject }).flatMap(({ hash }) => {
      forgetText.run(hash)
      return unsay(hash)
    })
    office.refuse(subject)
    return touched
  }

  function marked(marks: ReadonlySet<string>): string[] {
    const { office: id = '' } = office.membership() ?? {}
    if (marks.size === 0) return []
    return allRequests.all().filter((request) => {
      const shared = office.sharedRequest(request)
      return shared !== undefined && marks.has(readingMark(id, shared))
    })
  }

  const isOwn = connection.prepare<[string], number>('SELECT 1 FROM office WHERE desk = ?').pluck()
  const forgetKeys = ['office_key', 'office_wrapped'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE subject = ?`)
  )
  const forgetName = connection.prepare('DELETE FROM audit_subject WHERE subject = ?')

  function drop(subject: string, { hash, body }: Saying): void {
    forgetText.run(hash)
    forgetUnread.run(hash)
    forgetBody.run(body)
    takeBack.run(body, subject)
  }

  function forgetWhatIsEmpty(desk: string, subject: string): void {
    const isEmpty = isLeft.get(subject) === undefined
    if (isEmpty) for (const key of forgetKeys) key.run(subject)
    // What is said here later has another name and another key: under this one some would refuse it.
    if (isEmpty || isOwn.get(desk) === 1) forgetName.run(subject)
  }

  return {
    /** Takes away what has come of an entry that is not to be read: its desk had erased it before. */
    refuse: drop,
    /** Takes away what a desk, by the name of its key, has said of a subject. */
    obey(desk: string, subject: string): string[] {
      // What it said may come only later, by way of another desk.
      refuse.run(subject, desk)
      const touched = ofDesk.all({ subject, desk }).flatMap((saying) => {
        drop(subject, saying)
        return unsay(saying.hash)
      })
      forgetWhatIsEmpty(desk, subject)
      return touched
    },
    /** What an order means of all that this desk has read and asked, by subjects and marks; without what is held here. */
    readOf(subjects: readonly string[], marks: readonly string[]): ErasedRequest[] {
      const named = subjects
        .flatMap((subject) => requestsOf.all({ subject }))
        .flatMap((request) => keyOf.get({ id: request }) ?? [])
      const all = [...named, ...readByMark(new Set(marks))]
      return [...new Map(all.map((key) => [JSON.stringify([key.serviceId, key.requestId]), key])).values()].flatMap(
        toErase
      )
    },
    /** A manager has ordered it: takes away what any desk has said of these subjects, and about requests of these marks. */
    obeyOrder(subjects: readonly string[], marks: readonly string[]): string[] {
      const named = subjects.flatMap((subject) => requestsOf.all({ subject }))
      const requests = [...new Set([...named, ...marked(new Set(marks))])]
      const all = new Set([...subjects, ...requests.flatMap((request) => subjectsOf.all({ request }))])
      const touched = [...all].flatMap(eraseSubject)
      for (const request of requests) {
        const key = keyOf.get({ id: request })
        for (const forget of forgetRequest) forget.run(request)
        if (key) for (const from of ofRequest) from.run(key)
        if (key) {
          // The server is to have no reading and no proof of it either.
          office.forgetReading(key.serviceId, key.requestId)
          touched.push(key.serviceId)
        }
      }
      return touched
    },
    /** Of a stream these entries count, and no others: those are not kept. */
    keepOnly(stream: string, hashes: ReadonlySet<string>): string[] {
      return entriesOf
        .all({ stream })
        .filter((hash) => !hashes.has(hash))
        .flatMap((hash) => {
          for (const from of dropEntry) from.run(hash)
          return unsay(hash)
        })
    }
  }
}
