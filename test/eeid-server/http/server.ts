import fastify, { type FastifyInstance } from 'fastify'
import { CallLog } from '../control/call-log.ts'
import { resetPractice } from '../control/practice.ts'
import { FaultQueue } from '../faults/fault-queue.ts'
import type { ServiceAccount } from '../service/accounts.ts'
import type { Clock } from '../service/clock.ts'
import { EeidService } from '../service/eeid-service.ts'
import type { Random } from '../service/random.ts'
import { addApiRoutes } from './api-routes.ts'
import { Connections, type ServedPractice } from './connections.ts'
import { addControlRoutes } from './control-routes.ts'
import { addPersonRoutes, PERSON_PATH } from './person-routes.ts'
import { refusedStatus } from './refused.ts'
import { httpWebhookSender } from './webhook-sender.ts'

/** What a server is made from. */
export interface ServerPorts {
  clock: Clock
  random: Random
  accounts: readonly ServiceAccount[]
  /** The TCP port on 127.0.0.1; 0 for any free one. */
  port: number
}

/** A server that listens. */
export interface RunningServer {
  url: string
  /** What was not as the description has it, in words. */
  violations: readonly string[]
  close: () => Promise<void>
}

const CONTROL_PATH = '/practice'

/** Builds the practice server and listens on 127.0.0.1. */
export async function listen(ports: ServerPorts): Promise<RunningServer> {
  const app = fastify({
    forceCloseConnections: true,
    rewriteUrl: ({ url }) => withStrayPercentEscaped(url ?? '/')
  })
  const connections = new Connections(app.server)
  let url = ''
  const service = new EeidService({
    clock: ports.clock,
    random: ports.random,
    linkBase: () => `${url}${PERSON_PATH}`,
    sendWebhook: httpWebhookSender(() => connections.unplugged)
  })
  const practice: ServedPractice = {
    service,
    faults: new FaultQueue(),
    calls: new CallLog(),
    connections,
    accounts: ports.accounts,
    violations: []
  }
  resetPractice(practice)
  addPlumbing(app, practice)
  addApiRoutes(app, practice)
  addPersonRoutes(app, practice)
  addControlRoutes(app, practice, CONTROL_PATH)
  url = await app.listen({ host: '127.0.0.1', port: ports.port })
  return { url, violations: practice.violations, close: () => close(app, practice) }
}

/** A `%` that begins no escape is taken for itself, so that an odd id is not found like any other. */
function withStrayPercentEscaped(url: string): string {
  return url.replace(/%(?![0-9a-f]{2})/gi, '%25')
}

function addPlumbing(app: FastifyInstance, practice: ServedPractice): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async (request, reply) => {
    const control = request.url.startsWith(`${CONTROL_PATH}/`)
    practice.connections.note(request.raw.socket, control)
    if (control || !practice.connections.unplugged) return
    reply.hijack()
    request.raw.socket.resetAndDestroy()
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(practice.service.clock.wall()).toUTCString())
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'Not found' }))
  app.setErrorHandler((error, _request, reply) =>
    reply.code(refusedStatus(error) ?? 500).send({ error: 'An error occurred' })
  )
}

async function close(app: FastifyInstance, { service, connections }: ServedPractice): Promise<void> {
  service.webhooks.clear()
  connections.destroyAll()
  const closed = app.close()
  service.clock.flush()
  await closed
}
