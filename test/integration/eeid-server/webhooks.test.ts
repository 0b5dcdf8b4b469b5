import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { WebhookDelivery } from '../../eeid-server/index.ts'
import { eventually, Office } from './office.ts'

interface Received {
  body: string
  signature: string
  contentType: string
}

/** A receiver that answers with the given statuses in turn, the last one for ever; null: never. */
class Receiver implements AsyncDisposable {
  readonly received: Received[] = []
  readonly #server: Server

  private constructor(statuses: readonly (number | null)[]) {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      this.received.push({
        body: Buffer.concat(chunks).toString('utf8'),
        signature: String(request.headers['x-hmac-signature']),
        contentType: String(request.headers['content-type'])
      })
      const status = statuses[Math.min(this.received.length, statuses.length) - 1]
      if (typeof status === 'number') response.writeHead(status).end()
    })
  }

  static async listen(...statuses: (number | null)[]): Promise<Receiver> {
    const receiver = new Receiver(statuses)
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/eeid/webhooks/identification_requests`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

async function complete(office: Office, reference?: string): Promise<string> {
  const { id } = await office.ask('EE30303039914', reference === undefined ? {} : { reference })
  await office.practice.complete(id)
  return id
}

function deliveries(office: Office, count: number): Promise<WebhookDelivery[]> {
  return eventually(async () => {
    const all = await office.practice.webhooks()
    return all.length >= count ? all : undefined
  })
}

describe('webhook', () => {
  test('tells that a request is completed, signed over the raw body with the client secret', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    const id = await complete(office, 'leping 7')
    const [delivery] = await deliveries(office, 1)
    expect(delivery).toMatchObject({ requestId: id, attempt: 1, status: 200, outcome: 'taken' })
    const [event] = receiver.received
    const { clientId, clientSecret } = office.server
    expect(JSON.parse(event?.body ?? '')).toEqual({
      identification_request_id: id,
      client_id: clientId,
      reference: 'leping 7'
    })
    expect(event?.contentType).toBe('application/json')
    expect(event?.signature).toBe(
      createHmac('sha256', clientSecret)
        .update(event?.body ?? '')
        .digest('hex')
    )
  })

  test('may be signed over the body without its white space', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await office.practice.setSwitches({ webhookSignature: 'stripped', webhookSpacedBody: true })
    await complete(office, 'leping 7')
    await deliveries(office, 1)
    const body = receiver.received[0]?.body ?? ''
    expect(body).toMatch(/\s/)
    const stripped = createHmac('sha256', office.server.clientSecret).update(body.replace(/\s/g, '')).digest('hex')
    expect(receiver.received[0]?.signature).toBe(stripped)
  })

  test('has no reference when the request has none, or when the server leaves it out', async () => {
    await using receiver = await Receiver.listen(204)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await complete(office)
    await office.practice.setSwitches({ webhookReference: false })
    await complete(office, 'left-out')
    await deliveries(office, 2)
    for (const { body } of receiver.received) expect(JSON.parse(body)).not.toHaveProperty('reference')
  })

  test('goes to the URL of its own service, or nowhere', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open()
    await complete(office)
    await office.practice.setWebhook(office.server.clientId, receiver.url)
    const id = await complete(office)
    await deliveries(office, 1)
    expect((await office.practice.webhooks()).map(({ requestId }) => requestId)).toEqual([id])
  })

  test("goes out when the person authenticates on the person's page, even as somebody else", async () => {
    await using receiver = await Receiver.listen(201)
    await using office = await Office.open({ webhookUrl: receiver.url })
    const { link, id } = await office.ask('EE30303039914')
    await office.person(link, { action: 'as-test-person', person: 'LT40504040001' })
    expect(await deliveries(office, 1)).toMatchObject([{ requestId: id, outcome: 'taken' }])
  })
})

describe('retries', () => {
  test('a refused event is sent three times more, each after the delay', async () => {
    await using receiver = await Receiver.listen(500)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await office.practice.setSwitches({ webhookRetryDelayMs: 1000 })
    await complete(office)
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(await deliveries(office, attempt)).toHaveLength(attempt)
      office.clock.advance(1000)
    }
    const all = await office.practice.webhooks()
    expect(all.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'refused'],
      [2, 'refused'],
      [3, 'refused'],
      [4, 'refused']
    ])
    expect(office.clock.waiting).toBe(0)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  })

  test('no more once it is taken; only 200, 201 and 204 take it', async () => {
    await using receiver = await Receiver.listen(202, 302, 204)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await complete(office)
    for (const count of [1, 2]) {
      await deliveries(office, count)
      await office.practice.setClock({ advanceSeconds: 5 })
    }
    expect((await deliveries(office, 3)).map(({ status, outcome }) => [status, outcome])).toEqual([
      [202, 'refused'],
      [302, 'refused'],
      [204, 'taken']
    ])
    expect(office.clock.waiting).toBe(0)
  })

  test('a receiver that does not answer within 10 seconds counts as refusing', async () => {
    await using receiver = await Receiver.listen(null, 200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await complete(office)
    await eventually(async () => (receiver.received.length === 1 ? true : undefined))
    office.clock.advance(9_999)
    expect(await office.practice.webhooks()).toEqual([])
    office.clock.advance(1)
    expect(await deliveries(office, 1)).toMatchObject([{ outcome: 'timeout', status: null }])
    office.clock.advance(5000)
    expect(await deliveries(office, 2)).toMatchObject([{ outcome: 'timeout' }, { outcome: 'taken', attempt: 2 }])
  })

  test('nobody listens, or the line is unplugged', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    const { id } = await office.ask('EE30303039914')
    await office.practice.unplug()
    await office.practice.complete(id)
    expect(await deliveries(office, 1)).toMatchObject([{ outcome: 'no-answer', status: null }])
    await office.practice.plug()
    office.clock.advance(5000)
    expect((await deliveries(office, 2))[1]).toMatchObject({ outcome: 'taken' })
  })
})

describe('the same event again', () => {
  test('duplicates although the first was taken', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    await office.practice.setSwitches({ webhookDuplicates: 2 })
    await complete(office)
    expect((await deliveries(office, 3)).map(({ duplicate }) => duplicate)).toEqual([0, 1, 2])
  })

  test('on demand', async () => {
    await using receiver = await Receiver.listen(200)
    await using office = await Office.open({ webhookUrl: receiver.url })
    const id = await complete(office)
    await office.practice.sendWebhook(id)
    expect(await deliveries(office, 2)).toHaveLength(2)
    await office.practice.setWebhook(office.server.clientId, null)
    await expect(office.practice.sendWebhook(id)).rejects.toThrow('409')
  })
})
