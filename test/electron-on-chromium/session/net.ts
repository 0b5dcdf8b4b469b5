/** `net`: the default session's network. */
import { type Provided, strictObject } from '../strict.ts'
import type { FetchInit } from './fetch.ts'
import { getSession } from './session.ts'

const members = {
  fetch: (input: string | Request, init?: FetchInit) => getSession('').fetch(input, init),
  isOnline: () => true,
  get online(): boolean {
    return members.isOnline()
  }
} satisfies Provided<Electron.Net>

/** `net`. A test takes it offline by putting another `isOnline` in place; `online` follows. */
export const net: typeof members = strictObject('net', members)
