import { hopCodes } from '../../common/words/hops.ts'
import type { ProblemCode } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'

/** Problems that have a sentence of their own when it is a sending that they were met in. */
const ownSentences = [
  'offline',
  'timeout',
  'unauthorised',
  'notFound',
  'busy',
  'serverFault',
  'malformed',
  'insecureUrl',
  'secretMissing',
  'interrupted'
] as const

/** The sentence about the last attempt, by its key under `attempt`; any other problem has one under `problem`. */
export type AttemptWords = { of: 'attempt'; code: (typeof ownSentences)[number] } | { of: 'problem'; code: ProblemCode }

/** What the clerk can do about a request that needs attention, by its key under `attention`. */
export type AttentionAdvice = 'credentials' | 'address' | 'wait' | 'unfindable' | 'again'

const advice: Partial<Record<ProblemCode, AttentionAdvice>> = {
  unauthorised: 'credentials',
  secretMissing: 'credentials',
  secretTooLong: 'credentials',
  notFound: 'address',
  malformed: 'address',
  insecureUrl: 'address',
  offline: 'wait',
  timeout: 'wait',
  busy: 'wait',
  serverFault: 'wait',
  cannotBeFound: 'unfindable',
  ...Object.fromEntries(hopCodes.map((code) => [code, 'wait' as const]))
}

/** In which words the last attempt is told. */
export function attemptWords(code: ProblemCode): AttemptWords {
  const own = ownSentences.find((one) => one === code)
  return own === undefined ? { of: 'problem', code } : { of: 'attempt', code: own }
}

/** What to do about a request that needs attention. */
export function attentionAdvice(code: ProblemCode | null): AttentionAdvice {
  return (code === null ? undefined : advice[code]) ?? 'again'
}

/** Whether the cause is corrected in the settings. */
export function isForSettings(detail: Pick<RequestDetail, 'outbox' | 'lastProblem'>): boolean {
  const what = attentionAdvice(detail.lastProblem)
  return detail.outbox === 'needsAttention' && (what === 'credentials' || what === 'address')
}
