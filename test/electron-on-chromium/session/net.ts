/** `net`: the default session's network. */
import { notProvided } from '../not-provided.ts'
import { type Provided, strictObject } from '../strict.ts'
import type { FetchInit } from './fetch.ts'
import { requestOn } from './request.ts'
import { getSession } from './session.ts'

const members = {
  request(options: string | Electron.ClientRequestConstructorOptions) {
    if (typeof options === 'string' || !options.session) return notProvided('net.request without a session')
    return requestOn(options.session, options) as unknown as Electron.ClientRequest
  },
  fetch: (input: string | Request, init?: FetchInit) => getSession('').fetch(input, init),
  isOnline: () => true,
  get online(): boolean {
    return members.isOnline()
  }
} satisfies Provided<Electron.Net>

/** `net`. A test takes it offline by putting another `isOnline` in place; `online` follows. */
export const net: typeof members = strictObject('net', members)
