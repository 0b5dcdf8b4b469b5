/** What an error of the eeID client means to the clerk. */
import type { Problem, ProblemCode } from '../../common/words/problems.ts'
import type { EeidError } from '../eeid/client.ts'

const codes: Record<EeidError['kind'], ProblemCode> = {
  offline: 'offline',
  timeout: 'timeout',
  unauthorised: 'unauthorised',
  rejected: 'rejected',
  notFound: 'notFound',
  busy: 'busy',
  server: 'serverFault',
  malformed: 'malformed',
  secretUnavailable: 'secretMissing',
  insecureUrl: 'insecureUrl'
}

/** The stable code of an error of the client. */
export const codeOf = (error: EeidError): ProblemCode => codes[error.kind]

/** The error as it crosses to the window. */
export function problemOf(error: EeidError): Problem {
  return {
    code: codeOf(error),
    ...(error.text === undefined ? {} : { text: error.text }),
    ...(error.detail === undefined ? {} : { detail: error.detail })
  }
}

const passing: ReadonlySet<EeidError['kind']> = new Set([
  'offline',
  'timeout',
  'busy',
  'server',
  'unauthorised',
  'secretUnavailable',
  // A portal's page in place of the service's answer, until somebody signs in to the network.
  'malformed'
])

/** Whether the same call may succeed later, without anybody changing the request. */
export const mayHelpToWait = (error: EeidError): boolean => passing.has(error.kind)
