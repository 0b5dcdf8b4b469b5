/** A receiver on a free port of loopback, and what it asked of the desk. */
import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import type { Clock } from '../../../main/clock/clock.ts'
import { systemClock } from '../../../main/clock/clock.ts'
import type { Log } from '../../../main/log/log.ts'
import { createReceiver, type Receiver, type ReceiverOptions } from '../../../main/webhook/receiver.ts'
import { freePort } from '../../ports/free-port.ts'

/** The path of the service's URL. */
export const webhookPath = '/eeid/webhooks/identification_requests'

/** The services of the desk, with their secrets. */
export const services = [
  { id: 'service-1', clientId: 'front-desk', secret: 'the-front-desk-secret' },
  { id: 'service-2', clientId: 'branch', secret: 'the-branch-secret' }
]

/** The signature of the front desk's service over a body. */
export const signatureOver = (body: string | Buffer, secret = 'the-front-desk-secret'): string =>
  createHmac('sha256', secret).update(body).digest('hex')

/** A body as the service writes it, and its signature. */
export function signed(requestId: string, { clientId = 'front-desk', secret = 'the-front-desk-secret' } = {}) {
  const body = JSON.stringify({ identification_request_id: requestId, client_id: clientId, reference: 'leping 7' })
  return { body, signature: signatureOver(body, secret) }
}

/** Sends text over a connection of its own; answers what came back until the other side closed. */
export async function raw(port: number, text: string | Buffer, end = false): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  if (end) socket.end(text)
  else socket.write(text)
  await closed
  return answer
}

/** The status of an answer; null where there was none. */
export const statusIn = (answer: string): number | null => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0) || null

/** A POST as a proxy hands it on. */
export function post(body: string | Buffer, headers: Record<string, string>, line = `POST ${webhookPath} HTTP/1.1`) {
  const all = {
    host: 'desk',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([Buffer.from(`${line}\r\n${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
}

/** A receiver that is gone after the test. */
export class DeskReceiver implements AsyncDisposable {
  readonly receiver: Receiver
  readonly port: number
  readonly lookUps: string[]
  readonly lines: string[]

  private constructor(receiver: Receiver, port: number, lookUps: string[], lines: string[]) {
    this.receiver = receiver
    this.port = port
    this.lookUps = lookUps
    this.lines = lines
  }

  static async open(clock: Clock = systemClock, more: Partial<ReceiverOptions> = {}): Promise<DeskReceiver> {
    const lookUps: string[] = []
    const lines: string[] = []
    const write = (event: string, fields = {}) => void lines.push(`${event} ${JSON.stringify(fields)}`)
    const log: Log = { info: write, warn: write, error: write }
    const receiver = createReceiver({
      clock,
      log,
      services: () => services,
      secretOf: async (id) => services.find((service) => service.id === id)?.secret ?? null,
      lookUp: async (serviceId, requestId) => {
        lookUps.push(`${serviceId} ${requestId}`)
        return requestId.startsWith('known') ? 'found' : 'unknown'
      },
      changed: () => {},
      ended: () => {},
      ...more
    })
    const port = await freePort()
    await receiver.apply({ on: true, address: '127.0.0.1', port })
    return new DeskReceiver(receiver, port, lookUps, lines)
  }

  /** Sends a delivery; answers the status. */
  async deliver({ body, signature }: { body: string; signature: string }): Promise<number | null> {
    return statusIn(await raw(this.port, post(body, { 'x-hmac-signature': signature })))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.receiver.stop()
  }
}
