import { createServer, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { words, wordsLike } from '../desk/words.ts'
import { freePort } from '../ports/free-port.ts'
import { eventually, openOffice, signIn } from './office.ts'
import { isListening } from './socket-table.ts'

const webhookPath = '/eeid/webhooks/identification_requests'

/** Takes a port of loopback. */
async function occupy(): Promise<{ port: number; free: () => Promise<void> }> {
  const server: Server = createServer((socket) => socket.destroy())
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const free = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(free)
  return { port, free }
}

/** The page of the settings about the receiver. */
class ReceiverPage {
  readonly clerk: Clerk

  constructor(clerk: Clerk) {
    this.clerk = clerk
  }

  get health() {
    return this.clerk.page.getByTestId('webhook-health')
  }

  async open(): Promise<void> {
    await this.clerk.openSettings('webhook')
    await this.health.waitFor()
  }

  async save(settings: { on: boolean; port?: number | string }): Promise<void> {
    const { page } = this.clerk
    if (settings.port !== undefined) {
      await this.clerk.field('webhook.port').fill(String(settings.port))
      await page.keyboard.press('Enter')
    }
    await page.getByRole('switch', { name: words('webhook.on') }).setChecked(settings.on)
  }

  says(text: string | RegExp): Promise<void> {
    return this.health.getByText(text).waitFor()
  }
}

const refusesConnections = (port: number) =>
  fetch(`http://127.0.0.1:${port}${webhookPath}`, { method: 'POST' }).then(
    () => false,
    () => true
  )

test('a person who is done is on the screen by the word of the service, before any sweep could tell', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const receiver = new ReceiverPage(clerk)
  const port = await freePort()
  await receiver.open()
  await receiver.says(words('webhook.off'))
  await receiver.save({ on: true, port })
  await receiver.says(words('webhook.listening', { address: '127.0.0.1', port }))
  await clerk.button('webhook.sendTest').click()
  await receiver.says(words('webhook.tested.taken'))
  await receiver.says(wordsLike('webhook.test'))
  await fetch(`http://127.0.0.1:${port}${webhookPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hmac-signature': 'f'.repeat(64) },
    body: '{}'
  })
  await receiver.says(wordsLike('webhook.why.signature'))

  await server.practice.setWebhook(server.clientId, `http://127.0.0.1:${port}/office/desk-1${webhookPath}?from=eeid`)
  await server.practice.setSwitches({ webhookDuplicates: 2, webhookSignature: 'stripped', webhookSpacedBody: true })
  await clerk.leaveSettings()
  const reference = await clerk.createRequest({ name: 'Mary Änn O’Connež-Šuslik Testnumber' })
  const link = await clerk.readLink()
  // Another in hand, so that the first is not looked after by itself; and from now on the list is never answered.
  await clerk.createRequest({ sub: 'EE60001019906', reference: 'other in hand' })
  await clerk.readLink()
  await server.practice.addFault({ call: 'list', effect: { kind: 'never-answer' }, times: 'until-cleared' })
  const [{ id = '' } = {}] = await server.practice.requests({ reference })
  const lookUps = async () =>
    (await server.practice.calls(1000)).filter(({ call, url }) => call === 'show' && url.includes(id)).length
  const before = await lookUps()
  await playPerson(link, 'as-required')
  await clerk.rowSaying(reference, 'status.matching').waitFor()
  await eventually(async () => expect(await server.practice.webhooks()).toHaveLength(3))
  expect((await server.practice.webhooks()).map(({ status }) => status)).toEqual([204, 204, 204])
  expect((await lookUps()) - before).toBe(1)

  await server.practice.clearFaults()
  await receiver.open()
  await receiver.says(words('webhook.proven'))
})

// Only Linux has its table of sockets in a file.
test.skipIf(process.platform !== 'linux')(
  'off, nothing listens; a port in use is told, and everything else works; on, the retries of the service arrive',
  async () => {
    const office = await openOffice({ network: 'plain' })
    const { server } = office
    const { clerk, desk } = await office.start()
    await signIn(clerk, server)
    const receiver = new ReceiverPage(clerk)
    const taken = await occupy()
    await server.practice.setWebhook(server.clientId, `http://127.0.0.1:${taken.port}${webhookPath}`)
    // However long it takes until the port is free: the service comes again when its clock says so.
    await server.practice.setSwitches({ webhookRetryDelayMs: 60_000 })
    await receiver.open()
    await receiver.save({ on: true, port: 'eighty' })
    await clerk.page.getByText(words('field.notAPort')).first().waitFor()
    await receiver.save({ on: true, port: taken.port })
    await receiver.says(words('webhook.fault.portInUse'))
    await clerk.leaveSettings()
    const reference = await clerk.createRequest({ name: 'Mary Änn O’Connež-Šuslik Testnumber' })
    await playPerson(await clerk.readLink(), 'as-required')
    await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })

    await taken.free()
    await receiver.open()
    await clerk.button('webhook.choosePort').click()
    await eventually(async () =>
      expect(await clerk.field('webhook.port').evaluate((field) => field === document.activeElement)).toBe(true)
    )
    await receiver.save({ on: false })
    await receiver.says(words('webhook.off'))
    await receiver.save({ on: true })
    await receiver.says(words('webhook.listening', { address: '127.0.0.1', port: taken.port }))
    expect(isListening(taken.port)).toBe(true)
    await eventually(async () =>
      expect((await server.practice.webhooks()).map(({ outcome }) => outcome)).toEqual(['no-answer'])
    )
    await server.practice.setClock({ advanceSeconds: 60 })
    await eventually(async () => (await server.practice.webhooks()).some(({ outcome }) => outcome === 'taken'))
    await receiver.says(wordsLike('webhook.real'))
    await receiver.save({ on: false })
    await receiver.says(words('webhook.off'))
    expect([isListening(taken.port), await refusesConnections(taken.port)]).toEqual([false, true])

    await receiver.save({ on: true })
    await receiver.says(words('webhook.listening', { address: '127.0.0.1', port: taken.port }))
    await desk.close()
    expect(isListening(taken.port)).toBe(false)
    const { clerk: next } = await office.start()
    await next.button('list.newRequest').first().waitFor()
    await eventually(() => isListening(taken.port))
  }
)
