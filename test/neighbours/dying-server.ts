/** A server that breaks a connection at a chosen moment of a create, and counts what reached it. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** When it breaks off. `answered` does not: the connection stays for the next request. */
export const phases = [
  'on connecting',
  'in the head of the request',
  'in the body of the request',
  'before the answer',
  'in the head of the answer',
  'in the body of the answer',
  'in a chunk of the answer'
] as const

/** A moment to die at. */
export type Phase = (typeof phases)[number]

/** How it ends a connection: with FIN, or with RST. */
export type Ending = 'closed' | 'reset'

/** The running server. */
export type DyingServer = AsyncDisposable & {
  url: string
  /** The next requests meet this; `undefined` answers them. */
  dieAt(phase: Phase | undefined, ending?: Ending): void
  /** How often a request with this mark (its path) began to arrive. */
  arrived(mark: string): number
  /** How often it was there whole, and would have been carried out. */
  whole(mark: string): number
}

const heads: Partial<Record<Phase, string>> = {
  'in the head of the answer': 'HTTP/1.1 201 Created\r\nContent-Ty',
  'in the body of the answer': 'HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"id":',
  'in a chunk of the answer': 'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{"id":'
}
const answer = (body: string) => `HTTP/1.1 201 Created\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/**
 * Starts it on loopback.
 * @param answers what it answers while it does not die, by mark, in ASCII; `{}` to all others
 */
export async function startDyingServer(answers: Readonly<Record<string, string>> = {}): Promise<DyingServer> {
  const plan: Plan = { phase: undefined, ending: 'closed', answers }
  const counts = { arrived: new Map<string, number>(), whole: new Map<string, number>() }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (plan.phase === 'on connecting') die(socket, plan.ending)
    else listen(socket, plan, counts)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dieAt(phase, ending = 'closed') {
      Object.assign(plan, { phase, ending })
    },
    arrived: (mark) => counts.arrived.get(mark) ?? 0,
    whole: (mark) => counts.whole.get(mark) ?? 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

type Plan = { phase: Phase | undefined; ending: Ending; answers: Readonly<Record<string, string>> }
type Counts = Record<'arrived' | 'whole', Map<string, number>>

/** Reads requests from a connection, one after the other, and counts each once. */
function listen(socket: Socket, plan: Plan, counts: Counts): void {
  let text = ''
  socket.on('data', (chunk) => {
    const isFirst = text === ''
    text += chunk.toString('latin1')
    const mark = text.split(' ')[1] ?? ''
    if (isFirst) count(counts.arrived, mark)
    if (diesReading(text, plan.phase)) return die(socket, plan.ending)
    if (!isWhole(text)) return
    count(counts.whole, mark)
    text = ''
    answerTo(socket, plan, mark)
  })
}

function diesReading(text: string, phase: Phase | undefined): boolean {
  return phase === 'in the head of the request' || (phase === 'in the body of the request' && text.includes('\r\n\r\n'))
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
  return end >= 0 && text.length >= end + 4 + length
}

function answerTo(socket: Socket, { phase, ending, answers }: Plan, mark: string): void {
  const head = phase === undefined ? answer(answers[mark] ?? '{}') : (heads[phase] ?? '')
  // The head has to be on its way before a reset, which takes along what waits.
  const after = () => setTimeout(() => die(socket, ending), 5)
  socket.write(head, phase === undefined ? () => {} : after)
}

function die(socket: Socket, ending: Ending): void {
  if (ending === 'reset') socket.resetAndDestroy()
  else socket.destroySoon()
}

function count(of: Map<string, number>, mark: string): void {
  of.set(mark, (of.get(mark) ?? 0) + 1)
}
