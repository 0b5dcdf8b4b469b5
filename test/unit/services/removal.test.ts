import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { linkHosts } from '../../../common/settings/handover.ts'
import { keptSetting } from '../../../common/settings/schema.ts'
import { wholeList } from '../../../common/words/list-query.ts'
import { noClaims } from '../../../common/words/requests.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { removeService } from '../../../main/services/remove.ts'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { openProofArchive } from '../../../main/store/backup/proof-archive.ts'
import { type Connection, connect } from '../../../main/store/database/connection.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { backupsToRenew } from '../../../main/store/service-removal.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import {
  cachedRequest,
  openTestStore,
  temporaryFolder,
  testClock,
  testKey,
  testService
} from '../store/temporary-store.ts'

const other = { ...testService, id: 'service-2', name: 'Stays', clientId: 'stays' }
const hostSetting = keptSetting(linkHosts)

/** A desk with the same of each of two services: all that a service can have. */
function deskWithTwo() {
  const folder = temporaryFolder()
  const clock = testClock()
  const store = openTestStore(folder, clock)
  for (const service of [testService, other]) fill(store, service)
  return { folder, clock, store }
}

function fill(store: ReturnType<typeof openTestStore>, service: typeof testService): void {
  const serviceId = service.id
  const requestId = `request of ${serviceId}`
  const pdf = Buffer.from(`%PDF-1.7 proof of ${serviceId}`)
  store.services.add(service)
  const id = store.outbox.add({ serviceId, reference: `ref ${serviceId}`, claims: { name: serviceId }, reason: '' })
  store.outbox.markSending(id)
  store.outbox.markCreated(id, requestId)
  store.requests.put(cachedRequest({ serviceId, id: requestId, status: 'completed', outcome: 'matching' }))
  store.requests.put(cachedRequest({ serviceId, id: `another of ${serviceId}` }))
  store.proofs.keep(serviceId, requestId, pdf)
  store.proofs.postpone(serviceId, `another of ${serviceId}`, 1_000, true)
  store.decisions.decide({ serviceId, requestId, verdict: 'accept', note: serviceId, wentAgainst: [] }, 0)
  store.notes.write(serviceId, requestId, `note of ${serviceId}`)
  store.filings.add({ serviceId, requestId, folder: '/office', path: `${serviceId}.pdf`, sha256: sha256Of(pdf) })
  store.drafts.keep(
    `new:${serviceId}`,
    JSON.stringify({ serviceId, claims: noClaims, reference: '', suggested: '', reason: 'x' })
  )
  store.connections.setLastReached(serviceId, 1)
  store.batches.begin({ id: `batch ${serviceId}`, serviceId, name: serviceId, total: 1 })
  store.batches.cancel(`batch ${serviceId}`)
  store.settings.set({ name: `list.day.${serviceId}`, shape: z.string(), initial: '' }, '2026-05-01')
  store.settings.set(hostSetting, { ...store.settings.get(hostSetting), [serviceId]: [`${serviceId}.example`] })
  store.audit.add({ act: 'open', request: id, told: { reference: `ref ${serviceId}` } })
  store.list.page(serviceId, wholeList, 0, 10)
}

/** Every text in every table of a database that names something. */
function tablesWith(connection: Connection, text: string): string[] {
  const schemas = connection.prepare<[], { name: string }>('PRAGMA database_list').all()
  return schemas.flatMap(({ name: schema }) =>
    connection
      .prepare<[], string>(`SELECT name FROM "${schema}".sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all()
      .filter((table) => {
        const rows = connection.prepare<[], object>(`SELECT * FROM "${schema}"."${table}"`).all()
        return rows.some((row) => Object.values(row).some((value) => said(value).includes(text)))
      })
  )
}

const said = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)

const loops = () => {
  const told: string[] = []
  return {
    told,
    sync: {
      end: (id: string) => void told.push(`end ${id}`),
      restart: ({ id }: { id: string }) => void told.push(`restart ${id}`)
    }
  }
}

const removal = { id: testService.id, typedName: testService.name }

describe('a service that is removed', () => {
  test('leaves no secret, no row in either database, and all of every other service', async () => {
    const { folder, store } = deskWithTwo()
    const keychain = memoryKeychain()
    keychain.entries.set(testService.id, 'secret').set(other.id, 'secret')
    const { sync, told } = loops()
    const before = store.removal.holdings(other.id)
    expect(store.removal.holdings(testService.id)).toEqual(before)
    expect(before).toEqual({ held: 0, requests: 2, proofs: 1, decisions: 1, notes: 1, drafts: 1, unsettled: 0 })

    expect(await removeService({ store, sync }, { keychain, ...removal })).toEqual({ ok: true, value: null })

    expect([...keychain.entries.keys()]).toEqual([other.id])
    expect(told).toEqual([`end ${testService.id}`])
    expect(store.services.list().map(({ id }) => id)).toEqual([other.id])
    expect(store.removal.holdings(other.id)).toEqual(before)
    expect(store.list.page(other.id, wholeList, 0, 10).total).toBe(2)
    store.close()
    for (const file of ['ledger.db', 'cache.db']) {
      const connection = connect(join(folder, file), testKey)
      expect(tablesWith(connection, testService.id)).toEqual([])
      expect(tablesWith(connection, other.id).length).toBeGreaterThan(0)
      connection.close()
    }
  })

  test('is told by the audit log with how much was erased and by whom, and of its requests nothing', async () => {
    const { store } = deskWithTwo()
    await removeService({ store, sync: loops().sync }, { keychain: memoryKeychain(), ...removal })
    const all = store.audit.page({ acts: [], author: null, from: null, until: null }, 0, 100).rows
    expect(all[0]).toMatchObject({
      act: 'erase',
      author: 'Clerk',
      told: { service: testService.name, requests: 2, proofs: 1, decisions: 1, notes: 1, drafts: 1 }
    })
    expect(JSON.stringify(all)).not.toContain(testService.id)
    expect(JSON.stringify(all)).toContain(other.id)
  })

  test('is in no backup, and its proof not in their archive, once the next one is made', async () => {
    const { folder, clock, store } = deskWithTwo()
    const backUp = (isRenewal: boolean) => atOnce(backupSteps({ folder, key: testKey, now: clock.now(), isRenewal }))
    backUp(false)
    backUp(false)
    await removeService({ store, sync: loops().sync }, { keychain: memoryKeychain(), ...removal })
    expect(store.settings.get(backupsToRenew)).toBe(1)
    backUp(store.settings.get(backupsToRenew) > 0)
    const [only, ...more] = listBackups(folder)
    expect(more).toEqual([])
    const backup = connect(only?.file ?? '', testKey)
    expect(tablesWith(backup, testService.id)).toEqual([])
    backup.close()
    const archive = openProofArchive(folder, testKey, clock.now())
    expect(tablesWith(archive, testService.id)).toEqual([])
    expect(archive.prepare('SELECT count(*) FROM pdf').pluck().get()).toBe(1)
    archive.close()
  })
})

describe('a service is not removed, and goes on as before,', () => {
  test('without its name', async () => {
    const { store } = deskWithTwo()
    const { sync, told } = loops()
    const answer = await removeService({ store, sync }, { keychain: memoryKeychain(), ...removal, typedName: 'Stays' })
    expect(answer).toEqual({ ok: false, error: { code: 'invalid', fields: { name: 'nameDiffers' } } })
    expect(told).toEqual([])
  })

  test('while the keyring is locked, which says that there is no secret', async () => {
    const { store } = deskWithTwo()
    const keychain = memoryKeychain()
    keychain.entries.set(testService.id, 'secret')
    keychain.state = 'locked'
    const { sync, told } = loops()
    const answer = await removeService({ store, sync }, { keychain, ...removal })
    expect(answer).toEqual({ ok: false, error: { code: 'keychainLocked' } })
    expect(store.removal.holdings(testService.id).requests).toBe(2)
    expect(told).toEqual([`end ${testService.id}`, `restart ${testService.id}`])
  })

  test.each(['queued', 'sending', 'confirming'] as const)('while a request of it is %s', async (state) => {
    const { store } = deskWithTwo()
    const id = store.outbox.add({ serviceId: testService.id, reference: 'R', claims: { name: 'x' }, reason: '' })
    if (state !== 'queued') store.outbox.markSending(id)
    if (state === 'confirming') store.outbox.markConfirming(id, 'timeout')
    const keychain = memoryKeychain()
    keychain.entries.set(testService.id, 'secret')
    const answer = await removeService({ store, sync: loops().sync }, { keychain, ...removal })
    expect(answer).toEqual({ ok: false, error: { code: 'serviceUnsettled' } })
    expect(keychain.entries.has(testService.id)).toBe(true)
    expect(store.services.get(testService.id)).toMatchObject({ isPaused: false })
  })

  test('while the keychain does not let go of its secret', async () => {
    const { store } = deskWithTwo()
    const { sync, told } = loops()
    const refuses = async () => ({ ok: false, state: 'locked' }) as const
    const keychain = { ...memoryKeychain(), remove: refuses }
    const answer = await removeService({ store, sync }, { keychain, ...removal })
    expect(answer).toEqual({ ok: false, error: { code: 'keychainLocked' } })
    expect(told).toEqual([`end ${testService.id}`, `restart ${testService.id}`])
    expect(store.services.get(testService.id)).toMatchObject({ isPaused: false })
  })
})
