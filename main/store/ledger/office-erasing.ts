/** What another desk has erased goes from here too: what that desk itself had said, and nothing else. */
import type { Connection } from '../database/connection.ts'
import type { officeTables } from './office.ts'
import type { officeMerge, RequestKey } from './office-merge.ts'

type Parts = {
  office: Pick<ReturnType<typeof officeTables>, 'forget'>
  merge: Pick<ReturnType<typeof officeMerge>, 'settle' | 'settleNotes'>
}

/** Obeying erasures of other desks. */
export function sharedErasing(connection: Connection, { office, merge }: Parts) {
  const entries = connection.prepare<[string, string], { hash: string; body: string }>(
    `SELECT e.hash, json_extract(e.head, '$.body') AS body FROM audit_entry e JOIN office_stream s ON s.stream = e.stream
     WHERE e.subject = ? AND s.desk = ?`
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

  return {
    /** Takes away what a desk, by the name of its key, has said of a subject. Returns the services whose requests have changed. */
    obey(desk: string, subject: string): string[] {
      const touched: string[] = []
      for (const { hash, body } of entries.all(subject, desk)) {
        forgetText.run(hash)
        forgetUnread.run(hash)
        forgetBody.run(body)
        takeBack.run(body, subject)
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
      if (isLeft.get(subject) === undefined) office.forget(subject)
      return touched
    }
  }
}
