/** Answers that are framed in other ways than most: some are right, some are not HTTP. */
import type { Exchange, Fault } from '../fault.ts'
import { type Answer, headOf, wholeOf } from '../wire.ts'

const told = (name: string, bytes: (answer: Answer) => Buffer, says?: RegExp): Fault => ({
  name,
  ...(says ? { says } : {}),
  async play({ answer, write, socket }: Exchange) {
    await write(bytes(await answer()))
    socket.end()
  }
})

const joined = (...parts: (Buffer | string)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)))

const informed =
  (status: number, more = '') =>
  (answer: Answer) =>
    joined(`HTTP/1.1 ${status} Wait\r\n${more}\r\n`, wholeOf(answer))

const chunked = ({ body }: Answer, end = '0\r\n\r\n') => joined(`${body.length.toString(16)}\r\n`, body, `\r\n${end}`)

const length = ({ body }: Answer, more = 0) => `content-length: ${body.length + more}`

const broken = /^(offline|serviceDown)/

/** Every one of them. */
export const framingFaults: readonly Fault[] = [
  // Node's own stack takes no 100 that it did not ask for; Chromium's does.
  told('has 100 Continue before it', informed(100), broken),
  told('has 102 Processing before it', informed(102)),
  told('has 103 Early Hints before it', informed(103, 'link: </style.css>; rel=preload\r\n')),
  told(
    'has its length twice, the same',
    (answer) => joined(headOf(answer, [length(answer), length(answer)]), answer.body),
    broken
  ),
  told(
    'has its length twice, two different ones',
    (answer) => joined(headOf(answer, [length(answer), length(answer, 9)]), answer.body),
    broken
  ),
  told('has a length that is too long', (answer) => joined(headOf(answer, [length(answer, 40)]), answer.body), broken),
  told('has a length that is too short', (answer) => joined(headOf(answer, [length(answer, -5)]), answer.body), broken),
  told(
    'has a length and chunks',
    (answer) => joined(headOf(answer, [length(answer), 'transfer-encoding: chunked']), chunked(answer)),
    broken
  ),
  told('comes in chunks with trailers', (answer) =>
    joined(
      headOf(answer, ['transfer-encoding: chunked', 'trailer: x-checked']),
      chunked(answer, '0\r\nx-checked: yes\r\n\r\n')
    )
  ),
  told(
    'comes in a chunk without the last',
    (answer) => joined(headOf(answer, ['transfer-encoding: chunked']), chunked(answer, '')),
    broken
  ),
  told(
    'comes in chunks of no size',
    (answer) => joined(headOf(answer, ['transfer-encoding: chunked']), 'zz\r\n', answer.body),
    broken
  ),
  told('is of HTTP/1.0 and ends with the connection', (answer) =>
    joined(headOf(answer, [], { version: 'HTTP/1.0' }), answer.body)
  ),
  told('has no reason phrase', (answer) => joined(headOf(answer, [length(answer)], { reason: '' }), answer.body)),
  told(
    'has line feeds alone in its head',
    (answer) => joined(headOf(answer, [length(answer)], { lineEnd: '\n' }), answer.body),
    broken
  ),
  told(
    'has a head of 100 kB',
    (answer) => joined(headOf(answer, [length(answer), `x-trace: ${'a'.repeat(100_000)}`]), answer.body),
    broken
  ),
  told('has more behind its end', (answer) =>
    joined(wholeOf(answer), 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
  ),
  told('is not HTTP', () => Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'), broken)
]
