/** `net`: requests on a session's network, the default session's where none is named. */
import { lifecycle } from '../app/lifecycle.ts'
import { ClientRequest } from '../network/client-request.ts'
import type { RequestOptions } from '../network/request-options.ts'
import { type Provided, strictObject } from '../strict.ts'
import type { FetchInit } from './fetch.ts'
import { getSession, partsOf } from './session.ts'

const members = {
  fetch: (input: string | Request, init?: FetchInit) => getSession('').fetch(input, init),
  request(options: RequestOptions | string): Electron.ClientRequest {
    if (!lifecycle.ready) throw new Error('net module can only be used after app is ready')
    return new ClientRequest(options, networkOf) as unknown as Electron.ClientRequest
  },
  isOnline: () => true,
  get online(): boolean {
    return members.isOnline()
  }
} satisfies Provided<Electron.Net>

/** `net`. A test takes it offline by putting another `isOnline` in place; `online` follows. */
export const net: typeof members = strictObject('net', members)

function networkOf({ session, partition }: RequestOptions) {
  const { network } = partsOf(session ?? getSession(partition ?? ''))
  const isCancelled = (url: string, method: string) => network.isCancelled(url, method)
  return { stack: network.stack, isCancelled }
}
