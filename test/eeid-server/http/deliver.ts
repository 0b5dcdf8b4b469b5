import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LoggedCall } from '../control/call-log.ts'
import type { Delivery } from '../faults/carry-out.ts'
import { type Wire, wireOf } from './wire.ts'

/** One call on its way through the server. */
export interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
  logged: LoggedCall
  /** The `Date` of an answer, by the service's clock. */
  date: () => string
}

/** Gives the caller what was decided, and notes what that was. */
export async function deliver(exchange: Exchange, delivery: Delivery): Promise<FastifyReply> {
  const { request, reply, logged } = exchange
  switch (delivery.kind) {
    case 'silence':
      logged.outcome = 'silence'
      return reply.hijack()
    case 'reset':
      logged.outcome = 'reset'
      reply.hijack()
      request.raw.socket.resetAndDestroy()
      return reply
    case 'redirect':
      Object.assign(logged, { status: delivery.status, outcome: 'answered' })
      return reply.code(delivery.status).header('location', delivery.location).send()
    case 'answer':
      return sendWire(exchange, await wireOf(delivery))
  }
}

function sendWire(exchange: Exchange, wire: Wire): FastifyReply {
  const { reply, logged } = exchange
  Object.assign(logged, { status: wire.status, outcome: wire.cut ? 'cut' : 'answered' })
  return wire.cut === null ? reply.code(wire.status).headers(wire.headers).send(wire.body) : sendHalf(exchange, wire)
}

/** Fastify always sends whole bodies, so half a one goes out behind its back. */
function sendHalf({ request, reply, date }: Exchange, { status, headers, body, cut }: Wire): FastifyReply {
  reply.hijack()
  const { socket } = request.raw
  const end = cut === 'reset' ? () => socket.resetAndDestroy() : () => socket.destroy()
  reply.raw.writeHead(status, { ...headers, date: date(), 'content-length': String(body.length) })
  reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), end)
  return reply
}
