/** The proxy that Windows' settings name. On Linux `network-offices.spec.ts` goes through real ones by switches. */
import { execFileSync } from 'node:child_process'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { openOffice, signIn } from '../office.ts'
import { onElectron } from './only.ts'

const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings'
const set = (name: string, type: 'REG_DWORD' | 'REG_SZ', value: string) =>
  execFileSync('reg.exe', ['add', key, '/v', name, '/t', type, '/d', value, '/f'])

/** A proxy that passes everything on, and counts. */
async function startProxy() {
  let passed = 0
  const proxy = createServer((asked, answer) => {
    passed += 1
    const { method, headers } = asked
    const onward = request(asked.url ?? '', { method: method ?? 'GET', headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, passed: () => passed }
}

onElectron(
  'every call goes through the proxy that Windows names',
  ['win32'],
  async () => {
    const proxy = await startProxy()
    onTestFinished(() => void set('ProxyEnable', 'REG_DWORD', '0'))
    set('ProxyServer', 'REG_SZ', proxy.address)
    // Without this Windows leaves this computer itself out.
    set('ProxyOverride', 'REG_SZ', '<-loopback>')
    set('ProxyEnable', 'REG_DWORD', '1')
    const office = await openOffice({ network: 'plain' })
    const { clerk } = await office.start()
    await signIn(clerk, office.server)
    await clerk.createRequest({ name: 'Mari Maasikas' })
    await clerk.readLink()
    expect(proxy.passed()).toBeGreaterThan(2)
  },
  () => (process.env.CI ? null : 'it changes the proxy of whoever has signed in: only in CI')
)
