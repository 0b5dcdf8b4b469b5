import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  accountSchema,
  callsQuerySchema,
  clockSchema,
  completionSchema,
  oddSchema,
  requestsQuerySchema,
  seedSchema,
  switchChangesSchema,
  webhookSchema
} from '../control/control-schemas.ts'
import { ControlError, Controls } from '../control/controls.ts'
import type { Practice } from '../control/practice.ts'
import { faultSchema } from '../faults/fault-schema.ts'
import { bodyText } from './api-routes.ts'
import { refusedStatus } from './refused.ts'

interface Named {
  Params: { id: string }
}

/** The control API: JSON over HTTP, without authentication, for this machine alone. */
export function addControlRoutes(app: FastifyInstance, practice: Practice, prefix: string): void {
  const controls = new Controls(practice)
  void app.register(
    async (scope) => {
      scope.setErrorHandler((error, _request, reply) => answerError(error, reply))
      addServerControls(scope, controls)
      addFaultControls(scope, controls)
      addRequestControls(scope, controls)
      addServiceControls(scope, controls)
      addReadings(scope, controls)
    },
    { prefix }
  )
}

function addServerControls(scope: FastifyInstance, controls: Controls): void {
  scope.get('/switches', () => controls.switches())
  scope.patch('/switches', (request) => controls.setSwitches(read(switchChangesSchema, request)))
  scope.get('/clock', () => controls.clock())
  scope.post('/clock', (request) => controls.setClock(read(clockSchema, request)))
  scope.post('/unplug', () => controls.unplug())
  scope.post('/plug', () => controls.plug())
  scope.post('/reset', () => controls.reset())
  scope.post('/tokens/invalidate', () => controls.invalidateTokens())
}

function addFaultControls(scope: FastifyInstance, controls: Controls): void {
  scope.get('/faults', () => controls.faults())
  scope.post('/faults', (request, reply) => reply.code(201).send(controls.addFault(read(faultSchema, request))))
  scope.delete('/faults', () => controls.clearFaults())
  scope.delete<Named>('/faults/:id', (request) => controls.removeFault(Number(request.params.id)))
}

function addRequestControls(scope: FastifyInstance, controls: Controls): void {
  scope.post('/seed', (request, reply) => reply.code(201).send(controls.seed(read(seedSchema, request))))
  scope.get('/requests', (request) => controls.requests(requestsQuerySchema.parse(request.query)))
  scope.get<Named>('/requests/:id', (request) => controls.request(request.params.id))
  scope.post<Named>('/requests/:id/complete', (request) =>
    controls.complete(request.params.id, read(completionSchema, request))
  )
  scope.post<Named>('/requests/:id/expire', (request) => controls.expire(request.params.id))
  scope.post<Named>('/requests/:id/fail', (request) => controls.fail(request.params.id))
  scope.put<Named>('/requests/:id/odd', (request) => controls.setOdd(request.params.id, read(oddSchema, request)))
  scope.post<Named>('/requests/:id/webhook', (request) => controls.sendWebhook(request.params.id))
}

function addServiceControls(scope: FastifyInstance, controls: Controls): void {
  scope.get('/services', () => controls.services())
  scope.post('/services', (request, reply) => reply.code(201).send(controls.addService(read(accountSchema, request))))
  scope.put<Named>('/services/:id/webhook', (request) =>
    controls.setWebhook(request.params.id, read(webhookSchema, request).url)
  )
}

function addReadings(scope: FastifyInstance, controls: Controls): void {
  scope.get('/counters', () => controls.counters())
  scope.get('/calls', (request) => controls.calls(callsQuerySchema.parse(request.query).last))
  scope.get('/webhooks', () => controls.webhooks())
}

function read<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  return schema.parse(parsed(bodyText(request)))
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlError(400, 'The body is not valid JSON')
  }
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) })
  if (error instanceof ControlError) return reply.code(error.status).send({ error: error.message })
  const status = refusedStatus(error)
  if (status !== null && error instanceof Error) return reply.code(status).send({ error: error.message })
  return reply.code(500).send({ error: String(error) })
}
