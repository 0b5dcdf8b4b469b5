/** Which network the sessions have: `EOC_NETWORK` is `chromium`, or `plain`, which is also what they have without it. */
import { ChromiumStack } from './chromium-stack.ts'
import { fetchByRequest } from './fetch-by-request.ts'
import type { NetworkStack } from './loader.ts'
import { NodeStack } from './node-stack.ts'

class ChromiumNetwork extends ChromiumStack implements NetworkStack {
  fetch(request: Request): Promise<Response> {
    return fetchByRequest(request, this)
  }
}

/**
 * The network of a new session.
 * @throws Error where `EOC_NETWORK` is something else
 */
export function createStack(): NetworkStack {
  const wanted = process.env.EOC_NETWORK ?? 'plain'
  if (wanted === 'plain') return new NodeStack()
  if (wanted === 'chromium') return new ChromiumNetwork()
  throw new Error(`EOC_NETWORK is '${wanted}': chromium and plain are what there is`)
}
