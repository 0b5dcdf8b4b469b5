import { chmodSync, existsSync, linkSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printedProvision, takeProvision } from '../../../main/services/provision.ts'
import { provisionFile, readProvision } from '../../../main/services/provision-file.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { openTestStore, temporaryFolder } from '../store/temporary-store.ts'

const secret = 'canary-secret-7f3a'
const password = 'canary-password-91bd'
const service = { name: 'Front desk', baseUrl: 'https://eeid.example', clientId: 'client', clientSecret: secret }
const whole = { services: [service], proxies: [{ proxy: 'proxy.office:3128', userName: 'desk', password }] }

function desk(content: unknown = whole) {
  const folder = join(temporaryFolder(), 'data')
  mkdirSync(folder, { mode: 0o700 })
  const file = provisionFile(folder)
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(file, text, { mode: 0o600 })
  const store = openTestStore()
  const keychain = memoryKeychain()
  const proxies: string[] = []
  const told: unknown[] = []
  const work = { keepsProxies: true }
  const take = () =>
    takeProvision(
      {
        file,
        keychain,
        keepProxy: async ({ proxy }) => {
          if (work.keepsProxies) proxies.push(proxy)
          return work.keepsProxies
        },
        told: (what) => void told.push(what)
      },
      store
    )
  const logged = () => store.audit.page({ acts: ['service', 'key'], author: null, from: null, until: null }, 0, 50).rows
  return { folder, file, store, keychain, proxies, told, work, take, logged }
}

function makeLink(file: string): void {
  renameSync(file, `${file}.real`)
  symlinkSync(`${file}.real`, file)
}

describe('a file in which IT hands secrets over', () => {
  test('goes into the keychain once, and is gone', async () => {
    const { file, store, keychain, proxies, take, logged, told } = desk()
    expect(await take()).toBeNull()
    const [row] = store.services.list()
    expect(row).toMatchObject({ name: 'Front desk', environment: 'live', clientId: 'client' })
    expect(keychain.entries.get(row?.id ?? '')).toBe(secret)
    expect(proxies).toEqual(['proxy.office:3128'])
    expect(existsSync(file)).toBe(false)
    expect(logged().map(({ act, author, told: what }) => [act, author, what?.from])).toEqual([
      ['key', '', 'file'],
      ['service', '', 'file']
    ])
    expect(JSON.stringify([logged(), told])).not.toMatch(/canary/)
    expect(await take()).toBeNull()
    expect(logged()).toHaveLength(2)
  })

  test('is not made a second service where it was cut off before it was gone', async () => {
    const { file, store, keychain, work, take, logged } = desk()
    work.keepsProxies = false
    expect(await take()).toBe('notKept')
    expect(existsSync(file)).toBe(true)
    expect(store.services.list()).toHaveLength(1)
    work.keepsProxies = true
    expect(await take()).toBeNull()
    expect(store.services.list()).toHaveLength(1)
    expect(keychain.entries.size).toBe(1)
    expect(logged().filter(({ act }) => act === 'service')).toHaveLength(1)
    expect(existsSync(file)).toBe(false)
  })

  test('stays where the keychain takes nothing, and nothing of it is kept', async () => {
    const { file, store, keychain, take } = desk()
    keychain.state = 'locked'
    expect(await take()).toBe('notKept')
    expect([existsSync(file), store.services.list()]).toEqual([true, []])
  })

  test('gives a known service its new secret, under the name that it has here', async () => {
    const { store, keychain, take } = desk()
    store.services.add({ ...service, id: 'mine', name: 'Ours', environment: 'live' })
    keychain.entries.set('mine', 'old')
    expect(await take()).toBeNull()
    expect(store.services.list()).toMatchObject([{ id: 'mine', name: 'Ours' }])
    expect(keychain.entries.get('mine')).toBe(secret)
  })

  test('that was overwritten and not yet removed goes, and nothing is said', async () => {
    const { file, store, take } = desk('\0'.repeat(200))
    expect(await take()).toBeNull()
    expect([existsSync(file), store.services.list()]).toEqual([false, []])
  })

  test.each([
    ['is no JSON', (file: string) => writeFileSync(file, '{'), 'malformed'],
    ['has more than it may', (file: string) => writeFileSync(file, '{"service":[]}'), 'malformed'],
    [
      'has an address that is not secure',
      (file: string) => writeFileSync(file, JSON.stringify({ services: [{ ...service, baseUrl: 'http://eeid.ee' }] })),
      'malformed'
    ],
    ['can be read by others', (file: string) => chmodSync(file, 0o604), 'readable'],
    ['can be read by its group', (file: string) => chmodSync(file, 0o640), 'readable'],
    ['can be written by others', (file: string) => chmodSync(file, 0o602), 'writable'],
    ['lies in a folder that others can write', (file: string) => chmodSync(join(file, '..'), 0o777), 'writable'],
    ['has another name as well', (file: string) => linkSync(file, `${file}.copy`), 'link'],
    ['is a link', makeLink, 'link'],
    ['is too large', (file: string) => writeFileSync(file, ' '.repeat(100_001)), 'tooLarge']
  ])('that %s is refused, and stays', async (_what, change, why) => {
    const { file, store, keychain, take, told } = desk()
    change(file)
    expect(await take()).toBe(why)
    expect([existsSync(file), store.services.list(), keychain.entries.size]).toEqual([true, [], 0])
    expect(told).toEqual([{ refused: why }])
  })

  test('of another user is refused', () => {
    const { file } = desk()
    expect(readProvision(file, (process.getuid?.() ?? 0) + 1)).toEqual({ kind: 'refused', why: 'notOwn' })
  })

  test('is told of on the command line without what is in it', () => {
    const { folder, file } = desk()
    expect(printedProvision(folder)).toEqual({ file, state: 'waits', refused: false })
    expect(printedProvision(join(folder, 'none'))).toMatchObject({ state: 'none', refused: false })
    writeFileSync(file, '{')
    expect(printedProvision(folder)).toEqual({ file, state: 'malformed', refused: true })
    expect(existsSync(file)).toBe(true)
  })
})
