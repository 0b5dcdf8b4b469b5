/** What an error of the eeID client means to the clerk. */
import type { Problem, ProblemCode } from '../../common/words/problems.ts'
import type { EeidError } from '../eeid/client.ts'
import type { CertificateFacts } from '../eeid/errors.ts'
import { hopOf } from '../eeid/hops.ts'

const codes: Record<EeidError['kind'], ProblemCode> = {
  offline: 'offline',
  inBetween: 'inBetween',
  proxySignIn: 'proxySignIn',
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

/** The stable code of an error of the client: of the hop that failed, where the error names one. */
export const codeOf = (error: EeidError): ProblemCode => hopOf(error) ?? codes[error.kind]

/** The error as it crosses to the window. */
export function problemOf(error: EeidError): Problem {
  return {
    code: codeOf(error),
    ...(error.text === undefined ? {} : { text: error.text }),
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.looksLike === undefined ? {} : { looksLike: error.looksLike }),
    ...(error.proxy === undefined ? {} : { proxy: error.proxy }),
    ...(error.certificate === undefined ? {} : { certificate: told(error.certificate) })
  }
}

const told = ({ issuer, from, until, seenAt }: CertificateFacts) => ({
  issuer,
  from: isoTime(from),
  until: isoTime(until),
  now: isoTime(seenAt)
})

// Certificates without an end name the last day of the year 9999; what lies beyond is no date that can be told.
const isoTime = (ms: number) => new Date(Math.min(Math.max(ms, 0), lastMoment)).toISOString()
const lastMoment = Date.UTC(9999, 11, 31)

const passing: ReadonlySet<EeidError['kind']> = new Set([
  'offline',
  'inBetween',
  'proxySignIn',
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
