/**
 * No statement of the store walks through a table that grows with the requests: what an office does all day is to cost the
 * same at a million as at a hundred. SQLite itself says how it would find the rows of each statement.
 */
import { expect, test } from 'vitest'
import { memoryConnection } from '../../../main/store/memory-store.ts'
import { storeOn } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { testClock } from './temporary-store.ts'

/** What grows with every request of the office. */
const growing =
  /\b(request|outbox|proof|decision|note|filing|proof_deed|earlier_proof|listed|audit_entry|audit_subject|office_sealed|office_key|office_wrapped|office_subject)\b/

/** Those that may: by the beginning of their SQL, and why. */
const mayWalk: Readonly<Record<string, string>> = {
  'SELECT row, text FROM cache.listed': 'what a search looks through, read once after a start',
  'SELECT count(*) FROM cache.request':
    'how much there is to do for a list that an update has outdated: once, 10 ms for 100,000',
  'DELETE FROM cache.listed WHERE row IN (SELECT row FROM cache.listed ORDER BY row LIMIT ?)':
    'the first few rows, of a list that an update has outdated',
  'SELECT DISTINCT author FROM audit_entry': 'who is in the log, for its filter: by its index',
  'DELETE FROM office_wrapped WHERE epoch': 'keys under an older key of the office, once an epoch and hourly',
  'SELECT service_id AS serviceId, id AS requestId FROM cache.request UNION': 'the same',
  'SELECT request FROM audit_subject': 'an order to erase everywhere, which names requests by marks',
  'SELECT sha256 FROM proof': 'what is checked after a restoration',
  'SELECT count(*) FROM decision': 'what would be lost with a desk that keeps nothing',
  'SELECT count(*) FROM (SELECT DISTINCT service_id, request_id FROM note)': 'the same',
  'SELECT service_id AS serviceId, request_id AS requestId FROM proof ORDER BY received_at': 'the newest, by its index',
  'SELECT id, service_id AS serviceId, reference, claims, reason, rejection, created_at AS createdAt, discarded_at':
    'what is held about a person: all of the desk is looked through'
}

/** Indexes of few rows only: of what is open. */
const isOfFew = / USING (COVERING )?INDEX (outbox_open|request_open|request_lacking)\b/

function statementsOfStore(): { sql: string; steps: string[] }[] {
  const connection = memoryConnection()
  const all: string[] = []
  const prepare = connection.prepare.bind(connection)
  const value = (sql: string) => {
    all.push(sql)
    return prepare(sql)
  }
  Object.defineProperty(connection, 'prepare', { value })
  const signs = { cacheRebuilt: false, ledgerRestored: null, notErased: null, suspectDamage: () => {} }
  storeOn(connection, { clock: testClock(), random: fixedRandom(), author: () => 'Clerk' }, signs)
  return all.map((sql) => ({ sql: sql.replaceAll(/\s+/g, ' ').trim(), steps: stepsOf(sql) }))

  function stepsOf(sql: string): string[] {
    // A parameter without a value is NULL to SQLite's command line; the library wants each.
    const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
    const places = [...sql.matchAll(/\?/g)].map(() => null)
    const explain = prepare(`EXPLAIN QUERY PLAN ${sql}`)
    const rows = Object.keys(named).length > 0 ? explain.all(named) : explain.all(...places)
    return (rows as { detail: string }[]).map(({ detail }) => detail)
  }
}

/** The names that a statement gives to its tables: `FROM outbox o` makes `o` the outbox. */
function tableOf(sql: string, name: string): string {
  return sql.match(new RegExp(`\\b(?:\\w+\\.)?(\\w+) (?:AS )?${name}\\b`))?.[1] ?? name
}

test('no statement walks through what grows with the requests', () => {
  const walks = statementsOfStore().flatMap(({ sql, steps }) =>
    steps
      .filter((step) => step.startsWith('SCAN ') && !isOfFew.test(step))
      .filter((step) => {
        const name = step.replace(/^SCAN (?:\w+\.)?(\w+).*$/, '$1')
        return growing.test(name) || growing.test(tableOf(sql, name))
      })
      .filter(() => !Object.keys(mayWalk).some((start) => sql.startsWith(start)))
      .map((step) => `${step}: ${sql.slice(0, 120)}`)
  )
  expect(walks).toEqual([])
})

test('all statements of the store are looked at', () => {
  const all = statementsOfStore()
  expect(all.length).toBeGreaterThan(150)
  for (const start of Object.keys(mayWalk)) expect(all.some(({ sql }) => sql.startsWith(start))).toBe(true)
})

test('what waits for its signature is found by its number, however many entries there are', () => {
  const steps = statementsOfStore().flatMap((one) => (one.sql.includes('x.signature IS NOT NULL') ? one.steps : []))
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH e USING INDEX \S+ \(stream=\? AND number>\?\)$/))
  expect(steps.filter((step) => step.startsWith('CORRELATED')).length).toBeLessThanOrEqual(1)
  expect(steps).toContainEqual(expect.stringMatching(/^MATERIALIZE signed$/))
})
