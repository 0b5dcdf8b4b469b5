import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoggedCall } from '../control/call-log.ts'
import { answerViolations, requestViolations } from '../description/judge.ts'
import { carryOut, type Delivery, traitsOf } from '../faults/carry-out.ts'
import type { Verdict } from '../faults/fault-queue.ts'
import type { EeidCall } from '../service/api.ts'
import { parseCall } from '../service/parse-call.ts'
import { DEFAULT_SWITCHES } from '../service/switches.ts'
import type { ServedPractice } from './connections.ts'
import { deliver } from './deliver.ts'

/** The five calls of the eeID API description; whatever else is asked for under /api is not found. */
export function addApiRoutes(app: FastifyInstance, practice: ServedPractice): void {
  app.all('/api/*', (request, reply) => {
    const { authorization } = request.headers
    const call = parseCall({ method: request.method, url: request.url, authorization, body: bodyText(request) })
    return call ? answer(practice, request, reply, call) : answerUnknown(practice, request, reply)
  })
}

/** A request's body as text; empty when it has none. */
export function bodyText(request: FastifyRequest): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
}

async function answer(
  practice: ServedPractice,
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
  judge(practice, request, call, delivery)
  await wait(practice, verdict.waitAfterMs)
  return deliver({ request, reply, logged, date: () => new Date(service.clock.wall()).toUTCString() }, delivery)
}

/** Whatever was told oddly on purpose is not judged. */
function judge({ service, violations }: ServedPractice, request: FastifyRequest, call: EeidCall, told: Delivery): void {
  const { url, headers } = request
  violations.push(...requestViolations(call.name, { url, headers, body: bodyText(request) }))
  if (told.kind !== 'answer' || told.answer.kind !== 'json' || service.requests.all().some(({ odd }) => odd)) return
  const isNewest = JSON.stringify(service.switches) === JSON.stringify(DEFAULT_SWITCHES)
  const { status, body } = told.answer
  violations.push(...answerViolations(call.name, status, body, isNewest))
}

function answerUnknown(practice: ServedPractice, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  Object.assign(log(practice, request, 'unknown'), { status: 404, outcome: 'answered' })
  return reply.code(404).send({ error: 'Not found' })
}

function log(practice: ServedPractice, request: FastifyRequest, call: LoggedCall['call']): LoggedCall {
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

function nameOf({ effect, waitBeforeMs, waitAfterMs }: Verdict): string | null {
  return effect?.kind ?? (waitBeforeMs + waitAfterMs > 0 ? 'latency' : null)
}

async function wait({ service }: ServedPractice, ms: number): Promise<void> {
  if (ms > 0) await new Promise<void>((resolve) => service.clock.later(ms, resolve))
}
