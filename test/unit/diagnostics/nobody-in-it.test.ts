import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { allSettings, pages } from '../../../common/settings/pages.ts'
import { createDiagnostics } from '../../../main/diagnostics/diagnostics.ts'
import { countFields, knownEvents, wordFields } from '../../../main/diagnostics/known-events.ts'
import { healthOf } from '../../../main/health/gather.ts'
import { callNames } from '../../../main/ipc/health.ts'
import type { PolicyInForce } from '../../../main/policy/policy.ts'
import type { OpenDesk } from '../../../main/startup/desk.ts'
import { memoryConnection } from '../../../main/store/memory-store.ts'
import { type Store, storeOn } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { temporaryFolder, testClock } from '../store/temporary-store.ts'
import { type Cage, canaryCage, filled, fillWithCanaries, tablesWith } from './canaries.ts'

const clock = testClock()

/** A store on a connection that the test has too. */
function storeWithConnection() {
  const connection = memoryConnection()
  const signs = { cacheRebuilt: false, ledgerRestored: null, notErased: null, suspectDamage: () => {} }
  return { connection, store: storeOn(connection, { clock, random: fixedRandom(), author: () => 'Clerk' }, signs) }
}

/** What every setting could be at its worst. */
function fillSettings(connection: ReturnType<typeof memoryConnection>, cage: Cage): void {
  const keep = connection.prepare('INSERT INTO setting (name, value) VALUES (?, ?)')
  for (const declared of Object.values(pages).flat()) {
    const parts = 'setting' in declared ? null : Object.entries({ ...declared.settings, ...declared.noted })
    const value = parts
      ? Object.fromEntries(parts.map(([name, one]) => [name, filled(one.value, cage)]))
      : 'setting' in declared && filled(declared.setting.value, cage)
    keep.run(declared.name, JSON.stringify(value))
  }
}

/** A log that says what it must not, in every field that it has and in one that it has not. */
function fillLog(folder: string, cage: Cage): void {
  const time = '2026-05-01T08:00:00.000Z'
  const fields = (make: () => unknown) =>
    Object.fromEntries([...countFields, ...wordFields, cage.text()].map((name) => [name, make()]))
  const lines = [
    ...[...knownEvents].map((msg) => ({ level: 30, time, msg, ...fields(cage.text) })),
    { level: 40, time, msg: 'eeid.failed', ...fields(() => cage.text().toUpperCase()) },
    { level: 40, time, msg: 'eeid.failed', detail: `ERR ${cage.text()}`, error: `TypeError ${cage.text()}` },
    // a personal code as a count
    { level: 40, time, msg: 'eeid.failed', count: 38_001_085_718, status: { of: cage.text() } },
    { level: 30, time, msg: cage.text(), [cage.text()]: 1 },
    { level: cage.text(), time: cage.text(), msg: 'eeid.done' }
  ]
  const text = [...lines.map((line) => JSON.stringify(line)), `not JSON: ${cage.text()}`].join('\n')
  writeFileSync(join(folder, 'eeid-desk.log'), text)
  writeFileSync(join(folder, '20260501-0800-01-eeid-desk.log'), text)
}

/** A desk whose services, proxies, certificates and policy are canaries, too. */
function portsOf(store: Store, folder: string, cage: Cage) {
  const problem = {
    code: 'inBetween' as const,
    text: cage.text(),
    detail: cage.text(),
    proxy: cage.text(),
    certificate: { issuer: cage.text(), from: cage.text(), until: cage.text(), now: cage.text() }
  }
  const connection = () => ({
    status: 'inBetween' as const,
    problem,
    trouble: null,
    checking: false,
    since: clock.now(),
    lastReached: null,
    lastSwept: null,
    waiting: 0,
    progress: null,
    serverNow: clock.now
  })
  const sync = { of: () => ({ connection }) } as unknown as OpenDesk['sync']
  const desk = {
    opened: (): OpenDesk => ({ store, sync }),
    state: () => ({
      stage: 'ready' as const,
      folder: cage.text(),
      cacheRebuilt: false,
      ledgerRestored: { at: cage.text(), from: cage.text(), whole: true },
      setAside: { folder: cage.text(), at: cage.text() }
    })
  }
  const policy: PolicyInForce = {
    policy: { source: 'file', locked: { 'filing.folder': cage.text() }, initial: { [cage.text()]: cage.text() } },
    faults: [{ name: cage.text(), fault: 'unknown' }],
    refused: null,
    place: cage.text()
  }
  const health = healthOf({
    desk,
    clock,
    folder: join(folder, cage.text()),
    keychain: { probe: async () => 'ok' },
    lookAtDisk: async () => ({ freeBytes: 5_000_000_000, isWritable: true }),
    proxies: { asking: () => ({ proxy: cage.text(), refused: false }) },
    certificateOf: () => ({ issuer: cage.text(), from: 0, until: clock.now() + 1e10, seenAt: 0, isPublic: true }),
    proxyFor: async () => `PROXY ${cage.text()}:3128`,
    filing: { state: () => ({ waiting: 1, problem: { code: 'diskFault', detail: cage.text() }, since: 0 }) },
    receiver: { state: () => ({ stage: 'off', lastDelivery: null, lastRefused: null, secretsMissing: 0 }) },
    policy
  })
  const preferences = () => ({ language: cage.text(), theme: cage.text(), rows: cage.text(), serviceId: cage.text() })
  return { desk, health, policy, preferences, logs: folder, channels: callNames, now: clock.now }
}

/** A desk full of canaries, and what is saved of it. */
async function diagnosticsOfCanaries() {
  const cage = canaryCage()
  const folder = temporaryFolder()
  const { connection, store } = storeWithConnection()
  fillWithCanaries(connection, cage)
  fillSettings(connection, cage)
  fillLog(folder, cage)
  const file = join(folder, 'diagnostics.zip')
  const { make, save } = createDiagnostics({
    ...portsOf(store, folder, cage),
    machine: () => ({ app: '1.2.3' }),
    choosePlace: async () => file
  })
  const shown = await make()
  return { cage, connection, shown, save, file }
}

test('every text column of every table has a canary in it', async () => {
  const { connection } = await diagnosticsOfCanaries()
  const without = ['main', 'cache'].flatMap((schema) =>
    tablesWith(connection, schema).flatMap(({ table, columns }) =>
      columns
        .filter(({ type }) => type !== 'INTEGER')
        .filter(
          ({ name }) =>
            connection
              .prepare(`SELECT count(*) FROM ${schema}."${table}" WHERE CAST("${name}" AS TEXT) LIKE '%Kanari%'`)
              .pluck()
              .get() === 0
        )
        .map(({ name }) => `${table}.${name}`)
    )
  )
  expect(without).toEqual([])
})

test('none of them is in the diagnostics', async () => {
  const { cage, shown } = await diagnosticsOfCanaries()
  expect(cage.all.length).toBeGreaterThan(500)
  for (const { name, text } of shown.files) {
    const lower = text.toLowerCase()
    expect([name, cage.all.filter((canary) => lower.includes(canary.toLowerCase()))]).toEqual([name, []])
    expect([name, /kanari|38001085718/.test(lower)]).toEqual([name, false])
  }
})

test('and yet every file was made, and tells what it is for', async () => {
  const { shown } = await diagnosticsOfCanaries()
  const told = Object.fromEntries(shown.files.map(({ name, text }) => [name, text]))
  const json = (name: string) => JSON.parse(told[name] ?? '')
  expect(Object.keys(told)).toEqual([
    'about.json',
    'health.json',
    'settings.json',
    'counts.json',
    'policy.json',
    'log.jsonl'
  ])
  expect(shown.files.filter(({ text }) => text.includes('couldNotBeMade'))).toEqual([])
  expect(json('about.json')).toMatchObject({
    app: '1.2.3',
    desk: { stage: 'ready', isRestored: true, isSetAside: true }
  })
  expect(json('health.json')).toContainEqual({
    subject: 'service',
    service: 1,
    state: 'fault',
    code: 'service.notReached',
    at: '2026-05-01T08:00:00.000Z',
    problem: 'inBetween'
  })
  expect(Object.keys(json('settings.json'))).toEqual(allSettings.map(({ name }) => name))
  expect(json('settings.json')['filing.folder']).toEqual({ value: 'set', isInitial: false, isLocked: true })
  expect(json('settings.json')['webhook.port']).toEqual({ value: 1, isInitial: false, isLocked: false })
  expect(json('counts.json')).toMatchObject({
    services: [{ service: 1, environment: 'test', where: 'elsewhere' }],
    rows: { 'main.outbox': 1, 'cache.request': 1 },
    words: { 'main.outbox.state': { others: 1 } }
  })
  expect(json('policy.json')).toMatchObject({
    source: 'file',
    locked: ['filing.folder'],
    faults: { unknown: 1, all: 1 }
  })
  expect(told['log.jsonl']?.trim().split('\n').length).toBeGreaterThan(2 * knownEvents.size)
})

test('what is saved is what was shown, to the letter', async () => {
  const { shown, save, file } = await diagnosticsOfCanaries()
  expect(await save(shown.id)).toEqual({ ok: true, value: { fileName: 'diagnostics.zip' } })
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(file)])))
  const files = await Promise.all(
    (await zip.getEntries()).map(async (entry) => ({
      name: entry.filename,
      text: entry.directory ? '' : await entry.getData(new TextWriter())
    }))
  )
  expect(files).toEqual(shown.files)
})

test('what was not shown last is not saved', async () => {
  const { save } = await diagnosticsOfCanaries()
  expect(await save('another')).toEqual({ ok: false, error: { code: 'notNow' } })
})
