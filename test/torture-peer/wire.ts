/** Requests and answers in bytes, as far as a man in the middle has to know them. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { CallName } from '../../main/eeid/client.ts'
import { parseCall } from '../eeid-server/index.ts'

/** A request as it came. `name`: null for what is no call of the API. */
export type Asked = {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: Buffer
  name: CallName | null
}

/** An answer before it is written. Header names in lower case. */
export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: Buffer }

/** Reads a request out of what came over a connection; undefined where more is to come. */
export function askedIn(bytes: Buffer): Asked | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  )
  const body = bytes.subarray(end + 4)
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined
  const [method = '', url = ''] = first.split(' ')
  const call = parseCall({ method, url, authorization: headers.authorization, body: body.toString('utf8') })
  return { method, url, headers, body, name: call?.name ?? null }
}

/** Hands a request on to the service and returns its whole answer. */
export function handOn(upstream: string, { method, url, headers, body }: Asked): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const { 'accept-encoding': _, connection: __, ...passed } = headers
  const outgoing = httpRequest(new URL(url, upstream), { method, headers: passed, agent: false }, (incoming) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () =>
      resolve({ status: incoming.statusCode ?? 0, headers: plain(incoming.headers), body: Buffer.concat(parts) })
    )
    incoming.on('error', reject)
  })
  outgoing.on('error', reject)
  outgoing.end(body)
  return promise
}

const ofTheHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ofTheHop.has(name) ? [] : [[name, String(value)]]
    )
  )

/** The head of an answer. `more`: lines that go in as they are, a name twice perhaps. */
export function headOf(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  more: readonly string[] = [],
  { version = 'HTTP/1.1', reason = 'Told', lineEnd = '\r\n' } = {}
): Buffer {
  const lines = [
    `${version} ${status} ${reason}`.trimEnd(),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    ...more
  ]
  return Buffer.from(`${lines.join(lineEnd)}${lineEnd}${lineEnd}`, 'latin1')
}

/** The whole of an answer, as it should be. */
export const wholeOf = (answer: Answer): Buffer =>
  Buffer.concat([headOf(answer, [`content-length: ${answer.body.length}`]), answer.body])
