import { Agent, fetch } from 'undici'
import { describe, expect, test } from 'vitest'
import { DeskReceiver, signed, webhookPath } from './desk-receiver.ts'
import { type OfficeProxy, startNginx } from './nginx.ts'

/** Calls the proxy as the service does, trusting its certificate and no other. */
async function call({ url, certificate }: OfficeProxy, path: string, body: string, signature: string): Promise<number> {
  const agent = new Agent({ connect: { ca: certificate } })
  const headers = { 'content-type': 'application/json', 'x-hmac-signature': signature }
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body, dispatcher: agent })
  await answer.text()
  await agent.close()
  return answer.status
}

describe.skipIf(process.platform !== 'linux')('nginx with TLS, set up as the page for IT says', () => {
  test('hands a delivery on, byte for byte, and nothing but deliveries', async () => {
    await using desk = await DeskReceiver.open()
    await using proxy = await startNginx(desk.port, '127.0.0.1')
    const { body, signature } = signed('known-1')
    expect(await call(proxy, webhookPath, body, signature)).toBe(204)
    await expect.poll(() => desk.lookUps).toEqual(['service-1 known-1'])
    expect(await call(proxy, webhookPath, body, '0'.repeat(64))).toBe(401)
    const refusedBefore = desk.receiver.state().lastRefused
    expect(await call(proxy, '/', body, signature)).toBe(404)
    expect(await call(proxy, webhookPath, ' '.repeat(17_000), signature)).toBe(413)
    // Both were turned away by nginx itself.
    expect(desk.receiver.state().lastRefused).toEqual(refusedBefore)
  })

  test('lets nobody in but the addresses that are allowed', async () => {
    await using desk = await DeskReceiver.open()
    await using proxy = await startNginx(desk.port, '192.0.2.10')
    const { body, signature } = signed('known-1')
    expect(await call(proxy, webhookPath, body, signature)).toBe(403)
    expect(desk.receiver.state()).toMatchObject({ lastDelivery: null, lastRefused: null })
  })

  test('while the desk is closed the service is told to come again, and its retry is taken', async () => {
    await using desk = await DeskReceiver.open()
    await using proxy = await startNginx(desk.port, '127.0.0.1')
    const { body, signature } = signed('known-1')
    await desk.receiver.stop()
    expect(await call(proxy, webhookPath, body, signature)).toBe(502)
    await desk.receiver.apply({ on: true, address: '127.0.0.1', port: desk.port })
    expect(await call(proxy, webhookPath, body, signature)).toBe(204)
  })
})
