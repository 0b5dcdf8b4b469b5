import { describe, expect, test } from 'vitest'
import { noneInForce } from '../../desk-parts/compose-desk.ts'
import { type DeskBeginning, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { settled } from '../../desk-parts/settled.ts'
import { fileFor } from '../../releases/signed.ts'

const minute = 60_000
const day = 24 * 60 * minute
const page = 'https://releases.example/2.0.0'
const file = fileFor(Buffer.from('installer'), 'https://releases.example/eeid-desk-2.0.0-x64.AppImage')
const release = { version: '2.0.0', page, files: [file] }
const self = { installed: { kind: 'appimage', key: 'of the test' } } as const

/** A desk with a newer version at the address, and a look at how that stands. */
function desk(beginning: DeskBeginning = self) {
  const made = deskInMemory(beginning)
  made.shell.release = { ok: true, release }
  const pass = async (ms: number) => {
    made.clock.advance(ms)
    await settled()
  }
  const status = async () => {
    const view = await made.api.updates.get()
    return view.ok ? view.value.status : undefined
  }
  const choose = (mode: 'off' | 'tell' | 'install', address = '') => made.api.updates.set({ mode, address })
  return { ...made, pass, status, choose }
}

describe('nobody is asked', () => {
  test('until the office chooses, however long the app runs', async () => {
    const { shell, pass, status } = desk()
    for (let days = 0; days < 7; days += 1) await pass(day)
    expect([shell.releasesRead, (await status())?.stage]).toEqual([[], 'off'])
  })

  test('under a policy that does not say so, whatever was chosen', async () => {
    const policy = { source: 'registry' as const, locked: { 'lock.isOn': true }, initial: {} }
    const { shell, pass, status, choose } = desk({ ...self, policy: { ...noneInForce, policy } })
    await choose('install')
    await pass(day)
    expect([shell.releasesRead, await status()]).toMatchObject([[], { stage: 'off', isOffByPolicy: true }])
  })

  test('under a policy that does not count, which may have said so', async () => {
    const { shell, pass, status, choose } = desk({ ...self, policy: { ...noneInForce, refused: 'writable' } })
    await choose('install')
    await pass(day)
    expect([shell.releasesRead, await status()]).toMatchObject([[], { stage: 'off', isOffByPolicy: true }])
  })

  test('any more once it is turned off', async () => {
    const { shell, pass, choose } = desk()
    await choose('tell')
    await choose('off')
    await pass(7 * day)
    expect(shell.releasesRead).toEqual([])
  })

  test('on demand, while it is off', async () => {
    const { api, shell } = desk()
    await api.updates.checkNow()
    expect(shell.releasesRead).toEqual([])
  })
})

describe('where the office wants to know', () => {
  test('the address of the build is read ten minutes later, and once a day', async () => {
    const { shell, pass, choose } = desk()
    await choose('tell')
    await pass(9 * minute)
    expect(shell.releasesRead).toEqual([])
    await pass(minute)
    expect(shell.releasesRead).toEqual(['https://releases.example/eeid-desk.json'])
    for (let hours = 0; hours < 48; hours += 1) await pass(60 * minute)
    expect(shell.releasesRead).toHaveLength(3)
  })

  test('an address that is set counts instead', async () => {
    const { shell, pass, choose } = desk()
    await choose('tell', ' https://intranet.example/eeid-desk.json ')
    await pass(10 * minute)
    expect(shell.releasesRead).toEqual(['https://intranet.example/eeid-desk.json'])
  })

  test('a newer version is told of with its place, and nothing is fetched', async () => {
    const { api, shell, pass, status, choose } = desk()
    const told: string[] = []
    api.on.updatesChanged(({ stage }) => told.push(stage))
    await choose('tell')
    await pass(10 * minute)
    expect(await status()).toMatchObject({ stage: 'found', version: '2.0.0', page, problem: null })
    expect([told, shell.updater.fetched]).toEqual([['idle', 'checking', 'found'], []])
  })

  test.each(['1.2.3', '1.2.2', '0.9.0'])('%s is none, and is not told of', async (version) => {
    const { shell, pass, status, choose } = desk()
    shell.release = { ok: true, release: { ...release, version } }
    await choose('install')
    await pass(10 * minute)
    expect(await status()).toMatchObject({ stage: 'idle', version: null })
    expect(shell.updater.fetched).toEqual([])
  })

  test.each(['unreachable', 'malformed', 'notSigned', 'noAddress'] as const)(
    '%s is told, and tried the next day',
    async (problem) => {
      const { shell, pass, status, choose } = desk()
      shell.release = { ok: false, problem }
      await choose('tell')
      await pass(10 * minute)
      expect(await status()).toMatchObject({ stage: 'idle', problem })
      shell.release = { ok: true, release }
      await pass(day)
      expect(await status()).toMatchObject({ stage: 'found', problem: null })
    }
  )

  test('a copy that somebody else replaces, and a build without a key, only tell', async () => {
    for (const installed of [
      { kind: 'managed', key: 'of the test' },
      { kind: 'appimage', key: '' }
    ] as const) {
      const { shell, pass, status, choose } = desk({ installed })
      await choose('install')
      await pass(10 * minute)
      expect([(await status())?.stage, (await status())?.canInstall]).toEqual(['found', false])
      expect(shell.updater.fetched).toEqual([])
    }
  })
})

describe('where the office wants it installed', () => {
  async function ready() {
    const made = desk()
    await made.choose('install')
    await made.pass(10 * minute)
    expect((await made.status())?.stage).toBe('ready')
    return made
  }

  test('it is fetched, and waits for the clerk', async () => {
    const { shell, pass } = await ready()
    await pass(day)
    expect([shell.updater.fetched, shell.updater.installed]).toEqual([[file], 0])
  })

  test('nothing is fetched of another kind or for another processor', async () => {
    const made = desk()
    made.shell.release = { ok: true, release: { ...release, files: [{ ...file, processor: 'arm64' }] } }
    await made.choose('install')
    await made.pass(10 * minute)
    expect([(await made.status())?.stage, made.shell.updater.fetched]).toEqual(['found', []])
  })

  test('one that does not come as it was signed is told, and fetched again the next day', async () => {
    const made = desk()
    made.shell.updater.fails = true
    await made.choose('install')
    await made.pass(10 * minute)
    expect(await made.status()).toMatchObject({ stage: 'found', problem: 'notFetched' })
    made.shell.updater.fails = false
    await made.pass(day)
    expect((await made.status())?.stage).toBe('ready')
  })

  test('it waits until no request is being sent, and no other is sent from then on', async () => {
    const { api, store, shell, pass, status } = await ready()
    const add = (reference: string) =>
      store.outbox.add({ serviceId: store.services.list()[0]?.id ?? '', reference, claims: { name: 'A' }, reason: '' })
    const id = add('first')
    store.outbox.markSending(id)
    expect(await api.updates.install()).toEqual({ ok: true, value: null })
    for (let seconds = 0; seconds < 30; seconds += 1) await pass(1_000)
    expect([(await status())?.stage, shell.updater.installed]).toEqual(['waiting', 0])
    store.outbox.markNeedsAttention(id, 'offline')
    await pass(1_000)
    expect([(await status())?.stage, shell.updater.installed]).toEqual(['installing', 1])
    const later = add('later')
    await pass(minute)
    expect(store.outbox.get(later)?.state).toBe('queued')
  })

  test('what is not started is told, and the desk sends again', async () => {
    const { api, store, shell, pass, status, round } = await ready()
    shell.updater.fails = true
    await api.updates.install()
    await pass(1_000)
    expect(await status()).toMatchObject({ stage: 'found', problem: 'notInstalled' })
    const serviceId = store.services.list()[0]?.id ?? ''
    const id = store.outbox.add({ serviceId, reference: 'later', claims: { name: 'A' }, reason: '' })
    await pass(5_000)
    await round()
    expect(store.outbox.get(id)?.state).toBe('created')
  })

  test('nothing is installed that is not ready', async () => {
    const { api, choose } = desk()
    expect(await api.updates.install()).toEqual({ ok: false, error: { code: 'notNow' } })
    await choose('tell')
    expect(await api.updates.install()).toEqual({ ok: false, error: { code: 'notNow' } })
  })
})
