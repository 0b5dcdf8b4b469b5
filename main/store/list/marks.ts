/** Notes which requests the list has to be told of again, whoever changes them, in the transaction that does. */
import type { Connection } from '../database/connection.ts'

const mark = (row: 'NEW' | 'OLD', column: string) =>
  `INSERT INTO unlisted SELECT ${row}.service_id, ${row}.${column} WHERE ${row}.${column} IS NOT NULL;`

// Whether a request is doubled depends on the others with its reference.
const markAlike = (row: 'NEW' | 'OLD') =>
  `INSERT INTO unlisted SELECT service_id, id FROM cache.request
   WHERE service_id = ${row}.service_id AND reference = ${row}.reference AND ${row}.reference <> '';`

const inCache = 'UPDATE listing SET stale = 1 WHERE stale = 0;'
const inLedger = 'UPDATE ledger_changes SET count = count + 1;'

const trigger = (name: string, event: string, table: string, body: string) =>
  `CREATE TEMP TRIGGER listed_${name} AFTER ${event} ON ${table} BEGIN ${body} END;`

// Nothing is deleted today; what ever is must leave the list too.
const gone = [
  trigger('request_gone', 'DELETE', 'cache.request', mark('OLD', 'id') + markAlike('OLD') + inCache),
  trigger(
    'outbox_gone',
    'DELETE',
    'main.outbox',
    mark('OLD', 'id') + mark('OLD', 'request_id') + mark('OLD', 'supersedes') + markAlike('OLD') + inLedger
  ),
  ...['proof', 'proof_deed', 'filing', 'decision', 'note', 'decided_twice'].map((table) =>
    trigger(`${table}_gone`, 'DELETE', `main.${table}`, mark('OLD', 'request_id') + inLedger)
  )
]

// The list says only whether something came that is no proof: that it has not come yet again is no news.
const triggerOnRefused = (name: string, event: string, row: 'NEW' | 'OLD', condition: string) =>
  trigger(`attempt_${name}`, event, `cache.proof_attempt WHEN ${condition}`, mark(row, 'request_id') + inCache)

// Triggers of the temporary database may reach into both of the others, and belong to this connection only.
const triggers = [
  trigger('request_new', 'INSERT', 'cache.request', mark('NEW', 'id') + markAlike('NEW') + inCache),
  trigger('request_told', 'UPDATE', 'cache.request', mark('NEW', 'id') + inCache),
  trigger('request_named', 'UPDATE OF reference', 'cache.request', markAlike('OLD') + markAlike('NEW')),
  triggerOnRefused('new', 'INSERT', 'NEW', 'NEW.refused <> 0'),
  triggerOnRefused('told', 'UPDATE OF refused', 'NEW', 'NEW.refused <> OLD.refused'),
  triggerOnRefused('gone', 'DELETE', 'OLD', 'OLD.refused <> 0'),
  trigger('outbox_new', 'INSERT', 'main.outbox', mark('NEW', 'id') + inLedger),
  trigger(
    'outbox_told',
    'UPDATE',
    'main.outbox',
    mark('NEW', 'id') +
      mark('NEW', 'request_id') +
      mark('OLD', 'supersedes') +
      mark('NEW', 'supersedes') +
      markAlike('NEW') +
      inLedger
  ),
  trigger('proof_new', 'INSERT', 'main.proof', mark('NEW', 'request_id') + inLedger),
  ...['proof_deed', 'filing'].flatMap((table) =>
    [
      ['new', 'INSERT'],
      ['told', 'UPDATE']
    ].map(([name, event]) =>
      trigger(`${table}_${name}`, event ?? '', `main.${table}`, mark('NEW', 'request_id') + inLedger)
    )
  ),
  trigger('decision_new', 'INSERT', 'main.decision', mark('NEW', 'request_id') + inLedger),
  trigger('decision_moved', 'UPDATE OF number', 'main.decision', mark('NEW', 'request_id') + inLedger),
  trigger('decided_twice', 'INSERT', 'main.decided_twice', mark('NEW', 'request_id') + inLedger),
  trigger('note_new', 'INSERT', 'main.note', mark('NEW', 'request_id') + inLedger),
  trigger('note_moved', 'UPDATE', 'main.note', mark('OLD', 'request_id') + mark('NEW', 'request_id') + inLedger),
  ...gone
]

/** A request to tell the list of again: by the desk's id or the service's. */
export type Mark = { serviceId: string; id: string }

/** Begins to note what changes. */
export function startMarking(connection: Connection): void {
  connection.exec(`CREATE TEMP TABLE unlisted (service_id TEXT NOT NULL, id TEXT NOT NULL); ${triggers.join('\n')}`)
}

/** What was noted. */
export function marks(connection: Connection) {
  const some = connection.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM unlisted)').pluck()
  // A service's request is in the list under the id of the outbox row that it is bound to.
  const all = connection.prepare<[], Mark>(
    `SELECT service_id AS serviceId, id FROM unlisted
     UNION SELECT o.service_id, o.id FROM unlisted u JOIN outbox o ON o.service_id = u.service_id AND o.request_id = u.id`
  )
  const forget = connection.prepare('DELETE FROM unlisted')
  const counted = connection.prepare<[number], number>('SELECT count(*) FROM (SELECT 1 FROM unlisted LIMIT ?)').pluck()
  return {
    /** Whether there are more than `most`, where one request may be noted several times: without looking at all of them. */
    areMoreThan: (most: number): boolean => (counted.get(most + 1) ?? 0) > most,
    isEmpty: (): boolean => some.get() !== 1,
    all: (): Mark[] => all.all(),
    forget: (): void => void forget.run()
  }
}
