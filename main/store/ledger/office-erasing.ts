/** What another desk has erased goes from here too: what that desk itself had said, and nothing else. */
import type { Connection } from '../database/connection.ts'
import { entriesOfDesks } from './office.ts'
import type { officeMerge, RequestKey } from './office-merge.ts'

type Parts = { merge: Pick<ReturnType<typeof officeMerge>, 'settle' | 'settleNotes'> }

/** An entry by its hash, and its sealed body by its id. */
type Saying = { hash: string; body: string }

/** Obeying erasures of other desks. */
export function sharedErasing(connection: Connection, { merge }: Parts) {
  const entries = connection.prepare<{ subject: string; desk: string }, Saying>(
    `SELECT hash, json_extract(head, '$.body') AS body FROM (${entriesOfDesks}) WHERE desk = @desk`
  )
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
    /** Takes away what a desk, by the name of its key, has said of a subject. Returns the services whose requests have changed. */
    obey(desk: string, subject: string): string[] {
      const touched: string[] = []
      // What it said may come only later, by way of another desk.
      refuse.run(subject, desk)
      for (const { hash, body } of entries.all({ subject, desk })) {
        drop(subject, { hash, body })
        for (const key of dropDecision.all(hash)) {
          merge.settle(key)
          touched.push(key.serviceId)
        }
        for (const key of dropNote.all(hash)) {
          // What was put together of several notes has the erased one in it.
          dropPutTogether.run(key)
          merge.settleNotes(key)
          touched.push(key.serviceId)
        }
      }
      forgetWhatIsEmpty(desk, subject)
      return touched
    }
  }
}
