/** The release file over real HTTP. */
import { expect, test } from 'vitest'
import { noPolicy } from '../../../common/settings/policy.ts'
import { systemClock } from '../../../main/clock/clock.ts'
import { silentLog } from '../../../main/log/log.ts'
import { releaseReader } from '../../../main/updates/read.ts'
import type { UpdateSettings } from '../../../main/updates/settings.ts'
import { createUpdates } from '../../../main/updates/updates.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { fileFor, releaseBytes, releaseKeys } from '../../releases/signed.ts'
import { bytes, endless, releaseServer, silent } from './server.ts'

const { key, privateKey } = releaseKeys()
const file = fileFor(Buffer.from('installer'), 'https://releases.example/x64.AppImage')
const release = { version: '2.0.0', page: 'https://releases.example/2.0.0', files: [file] }
const read = releaseReader((url, init) => fetch(url, init), systemClock)

test('a signed one is read by one plain call', async () => {
  const server = await releaseServer({ '/r.json': bytes(releaseBytes(release, privateKey)) })
  expect(await read(`${server.url}/r.json`, key)).toEqual({ ok: true, release })
  expect(server.asked).toEqual(['GET /r.json'])
})

test('one that somebody else has signed is not used', async () => {
  const server = await releaseServer({ '/r.json': bytes(releaseBytes(release, releaseKeys().privateKey)) })
  expect(await read(`${server.url}/r.json`, key)).toEqual({ ok: false, problem: 'notSigned' })
})

test.each([
  ['that leads elsewhere', '/away'],
  ['that is not there', '/nowhere'],
  ['without an end', '/endless']
])('an answer %s is none', async (_what, path) => {
  const server = await releaseServer({
    '/away': (_request, response) => response.writeHead(302, { location: '/r.json' }).end(),
    '/endless': endless,
    '/r.json': bytes(releaseBytes(release, privateKey))
  })
  expect(await read(`${server.url}${path}`, key)).toEqual({ ok: false, problem: 'unreachable' })
  expect(server.asked).toEqual([`GET ${path}`])
})

test('one that never ends to come is given up', async () => {
  const server = await releaseServer({ '/silent': silent })
  const clock = new ManualClock(0)
  const answer = releaseReader((url, init) => fetch(url, init), clock)(`${server.url}/silent`, key)
  await expect.poll(() => server.asked).toEqual(['GET /silent'])
  clock.advance(20_000)
  expect(await answer).toEqual({ ok: false, problem: 'unreachable' })
})

test.each(['http://releases.example/r.json', 'ftp://127.0.0.1/r.json', 'https://a:b@127.0.0.1/r.json', ''])(
  'nothing is read at “%s”',
  async (address) => expect(await read(address, key)).toEqual({ ok: false, problem: 'noAddress' })
)

/** The app's own way, on a clock of the test's, with its address on this computer. */
function looking(url: string, mode: UpdateSettings['mode'], source: 'file' | null = null) {
  const clock = new ManualClock(0)
  const updates = createUpdates({
    clock,
    log: silentLog,
    policy: { policy: { ...noPolicy, source }, refused: null },
    settings: () => ({ mode, address: '' }),
    running: { version: '1.0.0', kind: 'appimage', processor: 'x64' },
    builtIn: { address: `${url}/r.json`, key },
    fetchRelease: releaseReader((address, init) => fetch(address, init), clock),
    updater: { fetch: async () => {}, install: async () => {} },
    isSending: () => false,
    pause: () => {},
    resume: () => {},
    changed: () => {}
  })
  updates.look()
  return { clock, updates }
}

test.each([
  ['by default', 'off', null],
  ['under a policy', 'install', 'file']
] as const)('no socket is opened %s in a week, and one is where it was chosen', async (_when, mode, source) => {
  const server = await releaseServer({ '/r.json': bytes(releaseBytes(release, privateKey)) })
  const off = looking(server.url, mode, source)
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    off.clock.advance(3_600_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await off.updates.check()
  expect([server.connections(), off.updates.status().stage]).toEqual([0, 'off'])
  const on = looking(server.url, 'tell')
  await on.updates.check()
  expect([server.connections(), on.updates.status().stage]).toEqual([1, 'found'])
})
