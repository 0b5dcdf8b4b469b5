/** A delivery that the desk sends to itself, through the real socket, to show that it is taken. */
import { request } from 'node:http'
import type { ServiceKey } from './delivery.ts'
import { webhookPath } from './listener.ts'
import { signatureOf } from './signature.ts'

const deadlineMs = 5_000

// A socket that listens everywhere is reached where it is nearest.
const nearest: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** Sends a signed delivery about `requestId`; returns the receiver's status, null where none came within 5 s. */
export function sendDelivery(
  { address, port }: { address: string; port: number },
  { clientId, key }: ServiceKey,
  requestId: string
): Promise<number | null> {
  const body = JSON.stringify({ identification_request_id: requestId, client_id: clientId })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-hmac-signature': signatureOf(key, body)
  }
  const to = { host: nearest[address] ?? address, port, path: webhookPath, method: 'POST', headers, agent: false }
  return new Promise((resolve) => {
    const call = request({ ...to, signal: AbortSignal.timeout(deadlineMs) }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? null)
    })
    call.on('error', () => resolve(null))
    call.end(body)
  })
}
