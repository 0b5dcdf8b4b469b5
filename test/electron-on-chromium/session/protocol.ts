/** `protocol` and `session.protocol`. */

import { notProvided } from '../not-provided.ts'
import { strictObject } from '../strict.ts'
import { isRegistered, registerSchemes } from './schemes.ts'

/** What answers requests to a custom scheme. */
export type SchemeHandler = Parameters<Electron.Protocol['handle']>[1]

type ProvidedProtocol = Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>

/** A session's handlers, and the API to change them. */
export function createProtocol(): { api: ProvidedProtocol; handlers: ReadonlyMap<string, SchemeHandler> } {
  const handlers = new Map<string, SchemeHandler>()
  const api: ProvidedProtocol = strictObject('protocol', {
    registerSchemesAsPrivileged: registerSchemes,
    handle(scheme, handler) {
      if (!isRegistered(scheme)) notProvided(`protocol.handle('${scheme}') for a scheme that is not privileged`)
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      handlers.set(scheme, handler)
    },
    unhandle(scheme) {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
    },
    isProtocolHandled: (scheme) => handlers.has(scheme)
  })
  return { api, handlers }
}
