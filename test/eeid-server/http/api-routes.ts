import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { carryOut, type Delivery, traitsOf } from '../faults/carry-out.ts'
import type { Verdict } from '../faults/fault-queue.ts'
import type { EeidCall } from '../service/api.ts'
import type { LoggedCall } from './call-log.ts'
import type { Practice } from './practice.ts'
import { type Wire, wireOf } from './wire.ts'

const REQUESTS = '/api/ident/v1/identification_requests'

interface IdParams {
  id: string
}

interface ListQuery {
  page?: string
  page_size?: string
}

/** The five calls of the eeID API description. */
export function addApiRoutes(app: FastifyInstance, practice: Practice): void {
  const handle = (request: FastifyRequest, reply: FastifyReply, call: EeidCall) =>
    answer(practice, request, reply, call)
  app.post('/api/auth/v1/token', (request, reply) =>
    handle(request, reply, { name: 'token', authorization: request.headers.authorization })
  )
  app.get<{ Querystring: ListQuery }>(REQUESTS, (request, reply) => {
    const { page, page_size } = request.query
    return handle(request, reply, {
      name: 'list',
      authorization: request.headers.authorization,
      page: single(page),
      pageSize: single(page_size)
    })
  })
  app.post(REQUESTS, (request, reply) =>
    handle(request, reply, { name: 'create', authorization: request.headers.authorization, body: bodyText(request) })
  )
  for (const [name, ending] of [['show', ''] as const, ['proof', '/proof_of_identity'] as const]) {
    app.get<{ Params: IdParams }>(`${REQUESTS}/:id${ending}`, (request, reply) =>
      handle(request, reply, { name, authorization: request.headers.authorization, id: request.params.id })
    )
  }
}

/** Notes a request under /api that is none of the API's calls. */
export function logUnknownCall(practice: Practice, request: FastifyRequest): void {
  const logged = log(practice, request, 'unknown')
  logged.status = 404
  logged.outcome = 'answered'
}

/** A request's body as text; empty when it has none. */
export function bodyText(request: FastifyRequest): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
}

function single(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function log(practice: Practice, request: FastifyRequest, call: LoggedCall['call']): LoggedCall {
  return practice.calls.add(
    {
      at: new Date(practice.service.clock.wall()).toISOString(),
      call,
      method: request.method,
      url: request.url,
      body: bodyText(request),
      connection: practice.connections.note(request.raw.socket, false)
    },
    request.headers
  )
}

async function answer(
  practice: Practice,
  request: FastifyRequest,
  reply: FastifyReply,
  call: EeidCall
): Promise<FastifyReply> {
  const { service, faults } = practice
  const logged = log(practice, request, call.name)
  service.counters.countCall(call.name)
  const verdict = faults.take(traitsOf(service, call), service.clock.now())
  logged.fault = nameOf(verdict)
  await wait(practice, verdict.waitBeforeMs)
  const delivery = carryOut(service, call, verdict.effect)
  await wait(practice, verdict.waitAfterMs)
  return deliver(request, reply, delivery, logged)
}

function nameOf({ effect, waitBeforeMs, waitAfterMs }: Verdict): string | null {
  return effect?.kind ?? (waitBeforeMs + waitAfterMs > 0 ? 'latency' : null)
}

async function wait({ service }: Practice, ms: number): Promise<void> {
  if (ms > 0) await new Promise<void>((resolve) => service.clock.later(ms, resolve))
}

async function deliver(
  request: FastifyRequest,
  reply: FastifyReply,
  delivery: Delivery,
  logged: LoggedCall
): Promise<FastifyReply> {
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
      return sendWire(request, reply, await wireOf(delivery), logged)
  }
}

function sendWire(request: FastifyRequest, reply: FastifyReply, wire: Wire, logged: LoggedCall): FastifyReply {
  Object.assign(logged, { status: wire.status, outcome: wire.cut ? 'cut' : 'answered' })
  if (wire.cut === null) return reply.code(wire.status).headers(wire.headers).send(wire.body)
  reply.hijack()
  const { socket } = request.raw
  const end = wire.cut === 'reset' ? () => socket.resetAndDestroy() : () => socket.destroy()
  reply.raw.writeHead(wire.status, { ...wire.headers, 'content-length': String(wire.body.length) })
  reply.raw.write(wire.body.subarray(0, Math.floor(wire.body.length / 2)), end)
  return reply
}
