/** A server of releases on this computer, which answers as a test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Starts it; what it was asked is counted, from the first byte of a connection on. */
export async function releaseServer(answers: Record<string, Answer>) {
  const asked: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked, connections: () => connections }
}

/** Answers with these bytes. */
export const bytes =
  (body: Uint8Array): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-length': body.length }).end(body)

/** Answers without an end, as fast as it is read. */
export const endless: Answer = (_request, response) => {
  response.writeHead(200)
  const block = Buffer.alloc(64_000, 0x20)
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  }
  response.on('drain', more)
  more()
}

/** Takes the call, and says nothing after its first bytes. */
export const silent: Answer = (_request, response) => {
  response.writeHead(200)
  response.write('{')
}

/** Has nothing there. */
export const gone: Answer = (_request, response) => response.writeHead(404).end()
