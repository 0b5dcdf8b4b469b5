/** The service's answers as a `fetch` gives them, whole or spoiled: what the practice server writes, without sockets. */
import { smallPdf } from '../desk-parts/small-pdf.ts'
import type { Delivery, EeidAnswer, ProofContents } from '../eeid-server/index.ts'
import { jsonText } from '../eeid-server/service/raw-json.ts'

type Answered = Extract<Delivery, { kind: 'answer' }>
type Bytes = { type: string; body: Buffer; cut: boolean }

/** The proof of a request: small, a whole PDF, and different for each request. */
export function proofBytes(proof: Pick<ProofContents, 'requestId'>): Buffer {
  return Buffer.from(smallPdf(`proof of ${proof.requestId}`))
}

/** The failure of a connection, with its code as Node and Chromium give it. */
export function connectionError(code: string): Error {
  return Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) })
}

/** The answer as a Response. `date` is the service's clock. */
export function responseOf(delivery: Answered, date: Date): Response {
  const { type, body, cut } = spoiled(delivery, plain(delivery.answer))
  const headers = { 'content-type': type, date: date.toUTCString(), 'content-length': String(body.length) }
  const parts = cut ? [body.subarray(0, Math.floor(body.length / 2))] : [body]
  return light(delivery.answer.status, new Headers({ ...headers, ...delivery.headers }), parts, cut)
}

function plain(answer: EeidAnswer): Bytes {
  if (answer.kind === 'proof') return { type: answer.contentType, body: proofBytes(answer.proof), cut: false }
  return { type: 'application/json', body: Buffer.from(jsonText(answer.body)), cut: false }
}

const page = Buffer.from('<!doctype html><html><body><h1>Please sign in</h1></body></html>')

function spoiled({ spoiling, answer }: Answered, bytes: Bytes): Bytes {
  const isProof = answer.kind === 'proof'
  switch (spoiling?.kind) {
    case 'half-body':
      return { ...bytes, cut: true }
    case 'malformed-json':
      return { ...bytes, body: Buffer.from('{"id": "unfinished", ') }
    case 'html':
      return { ...bytes, type: 'text/html', body: page }
    case 'truncated-proof':
      return isProof ? { ...bytes, body: bytes.body.subarray(0, Math.floor(bytes.body.length / 2)) } : bytes
    case 'non-pdf-proof':
      return isProof ? { ...bytes, body: page } : bytes
    case 'empty-proof':
      return isProof ? { ...bytes, body: Buffer.alloc(0) } : bytes
    default:
      return bytes
  }
}

// A Response of Node's own brings streams that take longer than the rest of the call.
function light(status: number, headers: Headers, parts: Buffer[], cut: boolean): Response {
  const reader = {
    async read() {
      const value = parts.shift()
      if (value) return { done: false, value }
      if (cut) throw connectionError('ECONNRESET')
      return { done: true }
    },
    cancel: async () => {}
  }
  return { status, headers, body: { getReader: () => reader } } as unknown as Response
}
