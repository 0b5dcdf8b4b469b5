import { Agent, fetch } from 'undici'
import { describe, expect, test } from 'vitest'
import { caddy } from '../../preflight/needs.ts'
import { startCaddy } from './caddy.ts'
import { DeskReceiver, signatureOver, signed, webhookPath } from './desk-receiver.ts'
import { startNginx } from './nginx.ts'
import type { OfficeProxy } from './office-proxy.ts'

/** Calls the proxy as the service does, trusting its certificate and no other. */
async function call({ url, certificate }: OfficeProxy, path: string, body: string, signature: string): Promise<number> {
  const agent = new Agent({ connect: { ca: certificate } })
  const headers = { 'content-type': 'application/json', 'x-hmac-signature': signature }
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body, dispatcher: agent })
  await answer.text()
  await agent.close()
  return answer.status
}

// Caddy begins to hand a large body on; it or the desk is the first to stop, and an older Caddy then says 502.
const capped = ['413', '502'].flatMap((status) => ['signature', 'tooLarge'].map((why) => `${status} ${why}`))

const isLinux = process.platform === 'linux'

describe.for([
  { name: 'nginx', start: startNginx, isThere: isLinux, toStrangers: 403, tooLarge: ['413 signature'] },
  { name: 'Caddy', start: startCaddy, isThere: isLinux && caddy.isThere(), toStrangers: 404, tooLarge: capped }
])('$name with TLS, set up as the page for IT says', ({ start, isThere, toStrangers, tooLarge }) => {
  test.runIf(isThere)('hands a delivery on, byte for byte, and nothing but deliveries', async () => {
    await using desk = await DeskReceiver.open()
    await using proxy = await start(desk.port, '127.0.0.1')
    const { body, signature } = signed('known-1')
    expect(await call(proxy, webhookPath, body, signature)).toBe(204)
    await expect.poll(() => desk.lookUps).toEqual(['service-1 known-1'])
    expect(await call(proxy, webhookPath, body, '0'.repeat(64))).toBe(401)
    const refusedBefore = desk.receiver.state().lastRefused
    expect(await call(proxy, '/', body, signature)).toBe(404)
    // The proxy itself turned it away.
    expect(desk.receiver.state().lastRefused).toEqual(refusedBefore)
    const large = body.replace('leping 7', 'x'.repeat(3_000_000))
    expect(await call(proxy, webhookPath, large, signatureOver(large))).toBe(204)
    const status = await call(proxy, webhookPath, ' '.repeat(4_300_000), signature)
    expect(tooLarge).toContain(`${status} ${desk.receiver.state().lastRefused?.why}`)
    expect(desk.lookUps).toHaveLength(1)
  })

  test.runIf(isThere)('lets nobody in but the addresses that are allowed', async () => {
    await using desk = await DeskReceiver.open()
    await using proxy = await start(desk.port, '192.0.2.10')
    const { body, signature } = signed('known-1')
    expect(await call(proxy, webhookPath, body, signature)).toBe(toStrangers)
    expect(desk.receiver.state()).toMatchObject({ lastDelivery: null, lastRefused: null })
  })

  test.runIf(isThere)(
    'while the desk is closed the service is told to come again, and its retry is taken',
    async () => {
      await using desk = await DeskReceiver.open()
      await using proxy = await start(desk.port, '127.0.0.1')
      const { body, signature } = signed('known-1')
      await desk.receiver.stop()
      expect(await call(proxy, webhookPath, body, signature)).toBe(502)
      await desk.receiver.apply({ on: true, address: '127.0.0.1', port: desk.port })
      expect(await call(proxy, webhookPath, body, signature)).toBe(204)
    }
  )
})
