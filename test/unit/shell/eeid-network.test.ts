/** What the desk's network asks of Electron; Electron itself is a recording one. */
import { expect, test, vi } from 'vitest'
import { networks } from '../../../main/shell/eeid-network.ts'

type Proc = (request: object, answer: (verdict: number) => void) => void

const electron = vi.hoisted(() => ({ sessions: new Map<string, ReturnType<typeof recordingSession>>(), opened: [] }))

function recordingSession(partition: string, options: unknown) {
  return {
    partition,
    options,
    procs: [] as Proc[],
    cleared: 0,
    closed: 0,
    setCertificateVerifyProc(proc: Proc) {
      this.procs.push(proc)
    },
    async clearAuthCache() {
      this.cleared += 1
    },
    async closeAllConnections() {
      this.closed += 1
    },
    resolveProxy: async (url: string) => `PROXY for ${url}`
  }
}

vi.mock('electron', () => ({
  net: { request: (options: object) => electron.opened.push(options as never) },
  session: {
    fromPartition(name: string, options: unknown) {
      const known = electron.sessions.get(name) ?? recordingSession(name, options)
      electron.sessions.set(name, known)
      return known
    }
  }
}))

const options = {
  method: 'GET',
  url: 'https://eeid.test/',
  headers: {},
  credentials: 'omit',
  redirect: 'error',
  cache: 'no-store'
} as const

test('each purpose of each service has a session of its own in memory, with the system’s network', async () => {
  const all = networks(() => {})
  const creates = all.of('a', 'create')
  all.of('a', 'read').request(options)
  await creates.closeIdleConnections()
  const create = electron.sessions.get('eeid-create-a')
  const read = electron.sessions.get('eeid-read-a')
  expect([create?.options, read?.options]).toEqual([{ cache: false }, { cache: false }])
  expect([create?.closed, read?.closed]).toEqual([1, 0])
  expect(electron.opened).toEqual([{ ...options, session: read }])
  expect(await creates.resolveProxy('https://eeid.test/')).toBe('PROXY for https://eeid.test/')
})

test('certificates are seen, and Chromium alone decides about them, whoever looks', () => {
  const see = vi.fn(() => {
    throw new Error('whoever looks fails')
  })
  networks(see).of('b', 'read')
  const [proc] = electron.sessions.get('eeid-read-b')?.procs ?? []
  for (const verificationResult of ['OK', 'CERT_DATE_INVALID']) {
    const answer = vi.fn()
    const certificate = { issuerName: 'CA' }
    expect(() =>
      proc?.({ hostname: 'eeid.test', certificate, verificationResult, isIssuedByKnownRoot: true }, answer)
    ).toThrow()
    expect(answer.mock.calls).toEqual([[-3]])
    expect(see).toHaveBeenLastCalledWith('eeid.test', certificate, true)
  }
})

test('what proxies were given is forgotten in every session', async () => {
  const all = networks(() => {})
  all.of('c', 'read')
  all.of('c', 'create')
  all.of('c', 'read')
  await all.forgetSignIns()
  for (const purpose of ['read', 'create']) {
    expect(electron.sessions.get(`eeid-${purpose}-c`)).toMatchObject({ cleared: 1, procs: { length: 1 } })
  }
})
