import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { cacheMigrations } from '../../../main/store/cache/cache-migrations.ts'
import { type Connection, connect } from '../../../main/store/database/connection.ts'
import { type Migrations, migrate } from '../../../main/store/database/migrate.ts'
import { ledgerMigrations } from '../../../main/store/ledger/ledger-migrations.ts'
import { many } from '../../many.ts'
import { openTestStore, temporaryFolder, testKey, testService } from './temporary-store.ts'

/** What the app of a version wrote, as it wrote it; by version, from 1. Never changed once a later version is there. */
type Written = Record<number, string>

const pdf = Buffer.from('%PDF-1.7 kept long ago')

const firstLedger = `
  INSERT INTO desk (only, code, next_sequence) VALUES (1, 'K7Q', 12);
  INSERT INTO service (id, name, environment, base_url, client_id, created_at)
    VALUES ('service-1', 'Front desk', 'test', 'https://eeid.example', 'client', 1000);
  INSERT INTO outbox (id, service_id, state, reference, claims, reason, created_at)
    VALUES ('o-1', 'service-1', 'queued', 'K7Q-00010', '{"sub":"EE30303039914"}', 'Konto avamine', 2000);
  UPDATE outbox SET state = 'sending', sent_at = 2001, attempts = attempts + 1, last_problem = NULL WHERE id = 'o-1';
  INSERT INTO outbox (id, service_id, state, reference, claims, reason, created_at)
    VALUES ('o-2', 'service-1', 'queued', 'K7Q-00011', '{"name":"Mari Maasikas"}', '', 3000);
  UPDATE outbox SET state = 'created', request_id = 'q-2', last_problem = NULL, rejection = NULL WHERE id = 'o-2';
  INSERT INTO outbox (id, service_id, state, reference, claims, reason, created_at)
    VALUES ('o-3', 'service-1', 'queued', 'K7Q-00009', '{"name":""}', '', 1500);
  UPDATE outbox SET state = 'rejected', last_problem = 'rejected', rejection = 'No value' WHERE id = 'o-3';
  INSERT INTO proof (service_id, request_id, sha256, size, received_at, pdf)
    VALUES ('service-1', 'q-2', '${sha256Of(pdf)}', ${pdf.length}, 4000, x'${pdf.toString('hex')}');
`

const firstCache = `
  INSERT INTO request VALUES ('service-1', 'q-2', 'K7Q-00011', 'Mari Maasikas', 'completed', 3001, 3500, 9000, 1, '{"id":"q-2"}');
  INSERT INTO request VALUES ('service-1', 'q-9', 'other', 'Juku', 'pending', 2500, NULL, NULL, NULL, '{"id":"q-9"}');
  INSERT INTO proof_attempt VALUES ('service-1', 'q-9', 3, 5000, 0);
`

const secondLedger = `${firstLedger} UPDATE desk SET reference_template = 'VKT/{desk}/{number}';`

const thirdLedger = `${secondLedger} UPDATE outbox SET supersedes = 'q-9' WHERE id = 'o-1';`

const fourthLedger = `${thirdLedger} INSERT INTO setting (name, value) VALUES ('printing.copies', '2');`

const fifthLedger = `${fourthLedger}
    INSERT INTO decision VALUES ('service-1', 'q-2', 1, 'accept', 'Seen', '[]', 4100);
    INSERT INTO note VALUES ('service-1', 'q-2', 1, 'Seen', 4100);
    UPDATE outbox SET asks_again_for = 'q-9' WHERE id = 'o-1';`

const sixthLedger = `${fifthLedger} INSERT INTO draft (key, body, changed_at) VALUES ('new:service-1', '{"reason":"Konto"}', 6000);`

const seventhLedger = `${sixthLedger}
    INSERT INTO batch (id, service_id, name, state, total, created_at) VALUES ('b-1', 'service-1', 'people.csv', 'running', 1, 7000);
    INSERT INTO batch_row (batch_id, place, draft) VALUES ('b-1', 1, '{"reference":"K7Q-00013","claims":{},"reason":""}');`

const eighthLedger = `${seventhLedger} INSERT INTO filing VALUES ('service-1', 'q-2', '/proofs', '2026/q-2.pdf', 'abc', 8000);`

const ninthLedger = `${eighthLedger}
    INSERT INTO outbox (id, service_id, state, reference, claims, reason, created_at, attempts, last_problem)
      VALUES ('o-4', 'service-1', 'unsure', 'K7Q-00008', '{"name":"Juku"}', '', 1400, 1, 'timeout'),
        ('o-5', 'service-1', 'parked', 'K7Q-00007', '{"name":"Juku"}', '', 1300, 5, 'notFound');
    INSERT INTO setting (name, value) VALUES
      ('list.service-1', '{"view":"parked","search":"\\"parked\\"","statuses":["unsure","rejected"]}'),
      ('many.columns', '{}');`

// The same in the words of the day after: the states have other names.
const tenthLedger = ninthLedger
  .replaceAll(`'unsure'`, `'confirming'`)
  .replaceAll(`'rejected'`, `'needsCorrecting'`)
  .replaceAll(`'parked'`, `'needsAttention'`)
  .replaceAll('many.columns', 'import.columns')

const eleventhLedger = `${tenthLedger}
    INSERT INTO earlier_proof VALUES ('service-1', 'q-2', 'def', 3, 3900, x'255044');`

// Whoever writes a decision says from when on it counts.
const twelfthLedger = eleventhLedger.replace("'[]', 4100)", "'[]', 4100, 4100)")

// So does it say who decided; a note too.
const thirteenthLedger = twelfthLedger
  .replace("'[]', 4100, 4100)", "'[]', 4100, 4100, 'Mari')")
  .replace("'Seen', 4100)", "'Seen', 4100, 'Mari')")

// And whose entries they are, in an office of several desks.
const twentiethLedger = thirteenthLedger
  .replace("4100, 4100, 'Mari')", "4100, 4100, 'Mari', NULL, NULL, '', NULL)")
  .replace("'Seen', 4100, 'Mari')", "'Seen', 4100, 'Mari', NULL, NULL, '')")

const ledgers: Written = {
  1: firstLedger,
  2: secondLedger,
  3: thirdLedger,
  4: fourthLedger,
  5: fifthLedger,
  6: sixthLedger,
  7: seventhLedger,
  8: eighthLedger,
  9: ninthLedger,
  10: tenthLedger,
  11: eleventhLedger,
  12: `${twelfthLedger}
    INSERT INTO decision VALUES ('service-1', 'q-2', 2, 'reject', '', '[]', 9000, 17000);`,
  13: `${thirteenthLedger}
    INSERT INTO audit_stream VALUES ('s-1', 'e-1', 1, 'aa', '[{"size":1,"root":"aa"}]', '2026-05-01');
    INSERT INTO audit_entry (stream, number, head, hash, salt, text) VALUES ('s-1', 1, '{}', 'aa', 'bb', '{}');`,
  14: `${thirteenthLedger}
    INSERT INTO proof_deed VALUES ('service-1', 'q-1', 'save', '/proofs', 'proof.pdf', 4200);`,
  15: `${thirteenthLedger}
    INSERT INTO clerk VALUES ('c-1', 'Mari', 'manager', 1, 0, NULL);
    INSERT INTO batch (id, service_id, name, state, total, created_at)
      VALUES ('b-9', 'service-1', 'list.csv', 'paused', 0, 4300);`,
  16: `${thirteenthLedger}
    INSERT INTO batch (id, service_id, name, state, total, created_at, author)
      VALUES ('b-9', 'service-1', 'list.csv', 'paused', 0, 4300, 'Mari');`,
  17: `${thirteenthLedger}
    INSERT INTO asked_file (id, program, sha256, outbox_id, taken_at) SELECT 'f-1', 'P', 'aa', id, 4400 FROM outbox LIMIT 1;`,
  18: `${thirteenthLedger}
    INSERT INTO hold VALUES ('o-1', 'Asked by the court', 'Mari', 4500, 1);`,
  19: `${thirteenthLedger}
    UPDATE service SET place = 3;`,
  20: `${twentiethLedger}
    INSERT INTO office_subject VALUES ('aa', 'q-2');`,
  21: `${twentiethLedger}
    INSERT INTO office_signed VALUES ('aa', 1, 4600, 'bb', '{}');`,
  22: `${twentiethLedger}
    INSERT INTO office_stopped VALUES ('service-1', 'q-2', 'aa');`
}

const secondCache = `${firstCache} INSERT INTO line VALUES ('service-1', 4500);`

const thirdCache = `${secondCache} INSERT INTO first_sync VALUES ('service-1', 3, 250, 0);`

const fourthCache = `${thirdCache}
    INSERT INTO listed_service (id) VALUES ('service-1');
    INSERT INTO listed (service, id, reference, who, created_at, proof_kept, doubled, superseded, has_note, state,
        verdict_number, reference_key, who_key, text)
      VALUES (1, 'q-9', 'other', 'Juku', 2500, 0, 0, 0, 0, 2, 0, 'other', 'juku', 'other');`

const asWords = (outcome: string) => `${outcome}, 1, 0, NULL)`

const sixthCache = fourthCache
  .replace(`1, '{"id":"q-2"}')`, `'{"id":"q-2"}', ${asWords("'matching'")}`)
  .replace(`NULL, '{"id":"q-9"}')`, `'{"id":"q-9"}', ${asWords('NULL')}`)

const caches: Written = {
  1: firstCache,
  2: secondCache,
  3: thirdCache,
  4: fourthCache,
  // Only indexes changed.
  5: fourthCache,
  6: sixthCache,
  7: `${sixthCache} UPDATE listed SET came_as = 'JUKU', came_code = 'EE30303039914';`,
  8: `${sixthCache} UPDATE listed SET came_as = 'JUKU', came_code = 'EE30303039914', done = 1, filed = 1;`
}

/** A database as the app of that version left it. */
function leftBy(version: number, file: string, migrations: Migrations, written: Written): Connection {
  const sql = written[version]
  if (sql === undefined) throw new Error(`there is nothing that version ${version} has written`)
  const connection = connect(file, testKey)
  migrate(connection, migrations.slice(0, version))
  connection.exec(sql)
  return connection
}

function schemaOf(connection: Connection): unknown[] {
  const columns = `SELECT t.name AS name, c.name AS of, c.type, c."notnull", c.pk FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' ORDER BY t.name, c.name`
  return connection.prepare(columns).all()
}

const versionsBefore = (migrations: Migrations) => migrations.slice(1).map((_, index) => index + 1)

describe.each<[string, Migrations, Written]>([
  ['ledger', ledgerMigrations, ledgers],
  ['cache', cacheMigrations, caches]
])('the migrations of the %s', (_name, migrations, written) => {
  test.each(versionsBefore(migrations))('lead from version %i with what it has written to the newest', (version) => {
    const connection = leftBy(version, join(temporaryFolder(), 'x.db'), migrations, written)
    const rows = (table: string) => connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    const tables = connection.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
    const counted = tables.map(rows)
    migrate(connection, migrations)
    expect(tables.map(rows)).toEqual(counted)
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.pragma('foreign_key_check')).toEqual([])
    const fresh = connect(join(temporaryFolder(), 'x.db'), testKey)
    migrate(fresh, migrations)
    expect(schemaOf(connection)).toEqual(schemaOf(fresh))
    connection.close()
    fresh.close()
  })
})

describe('the app reads what an earlier one has written', () => {
  const ofLedger = versionsBefore(ledgerMigrations)
  const ofCache = versionsBefore(cacheMigrations)
  const all = ofLedger.flatMap((ledger) => ofCache.map((cache) => [ledger, cache] as const))
  // All pairs, or each version of the ledger once and each of the cache with one at least.
  const apart = many(1, ofCache.length)

  test.each(all.filter(([ledger, cache]) => (ledger - cache) % apart === 0))(
    'with a ledger of version %i and a cache of version %i',
    (ledger, cache) => {
      const folder = temporaryFolder()
      leftBy(ledger, join(folder, 'ledger.db'), ledgerMigrations, ledgers).close()
      leftBy(cache, join(folder, 'cache.db'), cacheMigrations, caches).close()
      const store = openTestStore(folder)
      expect(store).toMatchObject({ cacheRebuilt: false, ledgerRestored: null })
      expect(store.desk.nextReference()).toBe(ledger > 1 ? 'VKT/K7Q/00012' : 'K7Q-00012')
      expect(store.services.list()).toMatchObject([{ ...testService, environment: 'test' }])
      expect(store.outbox.get('o-1')).toMatchObject({
        state: 'sending',
        reason: 'Konto avamine',
        attempts: 1,
        sentAt: 2001
      })
      expect(store.outbox.get('o-2')).toMatchObject({ state: 'created', requestId: 'q-2' })
      expect(store.outbox.get('o-3')).toMatchObject({ state: 'needsCorrecting', rejection: 'No value' })
      expect(store.list.page(testService.id, wholeList, 0, 10).rows.map(({ id }) => id)).toEqual([
        'o-2',
        'q-9',
        'o-1',
        'o-3',
        ...(ledger > 8 ? ['o-4', 'o-5'] : [])
      ])
      expect(store.proofs.get(testService.id, 'q-2')?.pdf).toEqual(pdf)
      expect(store.requests.pendingIds(testService.id)).toEqual(['q-9'])
      expect(store.connections.lastReached(testService.id)).toBe(cache > 1 ? 4500 : null)
    }
  )
})

test('the states of the outbox, and what was remembered of them, get the words of the screen', () => {
  const connection = leftBy(9, join(temporaryFolder(), 'x.db'), ledgerMigrations, ledgers)
  const numbered = () => connection.prepare('SELECT rowid, id FROM outbox ORDER BY rowid').all()
  const before = numbered()
  migrate(connection, ledgerMigrations.slice(0, 10))
  expect(numbered()).toEqual(before)
  const states = connection.prepare('SELECT id, state FROM outbox ORDER BY id').raw().all()
  expect(states).toEqual([
    ['o-1', 'sending'],
    ['o-2', 'created'],
    ['o-3', 'needsCorrecting'],
    ['o-4', 'confirming'],
    ['o-5', 'needsAttention']
  ])
  const settings = connection.prepare<[], [string, string]>('SELECT name, value FROM setting').raw().all()
  const kept = new Map(settings)
  expect(JSON.parse(kept.get('list.service-1') ?? '')).toEqual({
    view: 'needsAttention',
    search: '"parked"',
    statuses: ['confirming', 'needsCorrecting']
  })
  expect([kept.has('import.columns'), kept.has('many.columns')]).toEqual([true, false])
  const indexes = `SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`
  const fresh = connect(join(temporaryFolder(), 'x.db'), testKey)
  migrate(fresh, ledgerMigrations.slice(0, 9))
  expect(connection.prepare(indexes).all()).toEqual(fresh.prepare(indexes).all())
  fresh.close()
  connection.close()
})
