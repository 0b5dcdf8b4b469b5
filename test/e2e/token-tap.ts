/** A tap on the line between app and service that notes the tokens that pass. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Where the app reaches the service through the tap, and the tokens seen so far. */
export type TokenTap = { url: string; tokens: ReadonlySet<string> }

/** Puts a tap in front of the service at `target`, closed after the test. */
export async function tapTokens(target: string): Promise<TokenTap> {
  const tokens = new Set<string>()
  const tap = createServer((incoming, outgoing) => {
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1]
    if (token) tokens.add(token)
    const onward = request(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      }
    )
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    tap.closeAllConnections()
    tap.close()
  })
  return { url: `http://127.0.0.1:${(tap.address() as AddressInfo).port}`, tokens }
}
