/** What speaks against accepting an outcome, by the comparison and by what the office has chosen to accept. Pure. */
import { knownLevels } from '../../common/words/methods.ts'
import type { Concern, OutcomeWord } from '../../common/words/outcomes.ts'
import type { Result } from '../eeid/result.ts'

type Level = (typeof knownLevels)[number]

/** What the office accepts. */
export type Policy<Method extends string = string> = {
  minimumAcr: 'none' | Level
  /** Names of methods in capitals. */
  methods: readonly Method[]
  /** Whether a method is accepted whose name is not among `knownMethods`. */
  otherMethods: boolean
  /** Days before the end of a certificate or document from which it ends soon; 0: never told. */
  warnBeforeDays: number
  /** Whether accepting somebody who was asked for by nobody wants a note. */
  noteForIdentified: boolean
}

/** One thing to know before accepting. An objection wants to be answered by a note; the rest is only told. */
export type ConcernFound = { code: Concern; isObjection: boolean }

const dayMs = 24 * 3_600_000

/** What each outcome says against accepting. */
const objections: Record<OutcomeWord, Concern | null> = {
  matching: null,
  differing: 'differs',
  notCompared: 'notCompared',
  identified: 'identified'
}

/** The concerns that an outcome raises: whoever accepted against one knew that it was not as required. */
export const outcomeConcerns: readonly string[] = Object.values(objections).filter((concern) => concern !== null)

const isObjection: Record<Concern, boolean | ((policy: Policy) => boolean)> = {
  differs: true,
  notCompared: true,
  identified: (policy) => policy.noteForIdentified,
  levelTooLow: true,
  levelUnknown: true,
  methodNotAllowed: true,
  methodUnknown: true,
  endedBefore: true,
  ended: false,
  endsSoon: false
}

/** Judges the outcome of a completed request. `now` in milliseconds since 1970 UTC. */
export function judge(
  outcome: { word: OutcomeWord; result: Result },
  policy: Policy,
  knownMethods: readonly string[],
  now: number
): ConcernFound[] {
  const { word, result } = outcome
  const found = [
    objections[word],
    levelConcern(result.acr, policy.minimumAcr),
    methodConcern(result.authenticationType, policy, knownMethods),
    endConcern(result, policy.warnBeforeDays, now)
  ] satisfies (Concern | null)[]
  return found.flatMap((code) => (code === null ? [] : [{ code, isObjection: objects(code, policy) }]))
}

function objects(code: Concern, policy: Policy): boolean {
  const rule = isObjection[code]
  return typeof rule === 'boolean' ? rule : rule(policy)
}

/** The level in an `acr`: the word alone, or at the end of a URI such as `http://eidas.europa.eu/LoA/high`. */
export function levelOf(acr: string | null): Level | undefined {
  const word = /[a-z]+$/.exec(acr?.trim().toLowerCase() ?? '')?.[0]
  return knownLevels.find((level) => level === word)
}

function levelConcern(acr: string | null, minimum: Policy['minimumAcr']): Concern | null {
  if (minimum === 'none') return null
  const level = levelOf(acr)
  if (level === undefined) return 'levelUnknown'
  return knownLevels.indexOf(level) < knownLevels.indexOf(minimum) ? 'levelTooLow' : null
}

function methodConcern(type: string | null, policy: Policy, known: readonly string[]): Concern | null {
  const allowsAll = policy.otherMethods && known.every((method) => policy.methods.includes(method))
  if (allowsAll) return null
  const method = type?.trim().toUpperCase() ?? ''
  if (method === '') return 'methodUnknown'
  const isAllowed = known.includes(method) ? policy.methods.includes(method) : policy.otherMethods
  return isAllowed ? null : 'methodNotAllowed'
}

/**
 * When the certificate or document ends, milliseconds since 1970 UTC; null where nobody told. What ends within a day of
 * the authentication is the person's session, as which some services understand `expiration_time`.
 */
export function documentEnd({ authTime, expirationTime }: Pick<Result, 'authTime' | 'expirationTime'>): number | null {
  if (expirationTime === null) return null
  const end = Date.parse(expirationTime)
  const start = authTime === null ? null : Date.parse(authTime)
  return start !== null && end >= start && end - start <= dayMs ? null : end
}

function endConcern(result: Result, warnBeforeDays: number, now: number): Concern | null {
  const end = documentEnd(result)
  if (end === null) return null
  if (result.authTime !== null && end < Date.parse(result.authTime)) return 'endedBefore'
  if (end <= now) return 'ended'
  return end - now <= warnBeforeDays * dayMs ? 'endsSoon' : null
}
