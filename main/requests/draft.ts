/** What a clerk typed, checked before it is kept: only what cannot be right is refused. */

import { isoDateProblem } from '../../common/people/birthdate.ts'
import { codeToSend } from '../../common/people/code/code-problem.ts'
import { nameProblem } from '../../common/people/code/name-problem.ts'
import { compared, tidied, tidiedCode, tidiedLines } from '../../common/people/text.ts'
import { type FieldProblemCode, failed, type Outcome, ok } from '../../common/words/problems.ts'
import { type ClaimKind, claimTypes, kindOf } from '../../common/words/requests.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'
import { discoveryClaims } from '../outcome/discovery.ts'
import type { Draft, ReasonTranslations } from '../store/ledger/outbox.ts'

const longestClaim = 255
const longestReference = 255
const longestReason = 1000

const kept: Record<ClaimKind, (typed: string) => string> = {
  code: tidiedCode,
  name: tidied,
  date: tidied,
  country: compared,
  text: tidied
}

/**
 * The request to keep: tidied, with claims that have a value only (at least one, unless the clerk wants to identify
 * whoever comes: eeID API description, "Comparison or discovery"), or what is wrong by field. `today` is when it was typed.
 */
export function checkDraft(typed: DraftInput, today: Date): Outcome<Draft> {
  const code = codeToSend(typed.claims.sub, typed.subAsTyped, compared(typed.claims.country), today)
  const claims = Object.fromEntries(
    claimTypes.flatMap((type) => {
      const value = type === 'sub' ? code.value : kept[kindOf(type)](typed.claims[type])
      return value === '' ? [] : [[type, value]]
    })
  )
  const isDiscovery = typed.isDiscovery === true && Object.keys(claims).length === 0
  const reference = tidied(typed.reference)
  const reason = tidiedLines(typed.reason)
  const problems: [string, FieldProblemCode | undefined][] = [
    ['claims', Object.keys(claims).length === 0 && !isDiscovery ? 'noClaim' : undefined],
    ...Object.entries(claims).map(([type, value]): [string, FieldProblemCode | undefined] => [
      `claims.${type}`,
      problemOf[kindOf(type)](value, today)
    ]),
    ...(code.problem === undefined ? [] : [['claims.sub', code.problem] satisfies [string, FieldProblemCode]]),
    ['reference', reference === '' ? 'required' : tooLong(reference, longestReference)],
    ['reason', tooLong(reason, longestReason)]
  ]
  const fields = problems.filter((entry): entry is [string, FieldProblemCode] => entry[1] !== undefined)
  if (fields.length > 0) return failed({ code: 'invalid', fields: Object.fromEntries(fields) })
  const translations = translationsOf(typed, reason)
  return ok({
    serviceId: typed.serviceId,
    claims: isDiscovery ? discoveryClaims : claims,
    reference,
    reason,
    ...(translations === undefined ? {} : { reasonTranslations: translations })
  })
}

/** Only those that translate what is sent: a reason that the clerk has changed is no longer the office's. */
function translationsOf({ reasonTranslations = {} }: DraftInput, reason: string): ReasonTranslations | undefined {
  const texts = Object.entries(reasonTranslations)
    .map(([language, text]) => [language, tidiedLines(text ?? '')] as const)
    .filter(([, text]) => text !== '' && text.length <= longestReason)
  return texts.some(([, text]) => text === reason) ? Object.fromEntries(texts) : undefined
}

const tooLong = (text: string, most: number): FieldProblemCode | undefined =>
  text.length > most ? 'tooLong' : undefined

const claimTooLong = (value: string) => tooLong(value, longestClaim)

const problemOf: Record<ClaimKind, (value: string, today: Date) => FieldProblemCode | undefined> = {
  code: claimTooLong,
  name: (value, today) => claimTooLong(value) ?? nameProblem(value, today),
  date: isoDateProblem,
  country: (value) => (/^[A-Z]{2}$/.test(value) ? undefined : 'notACountry'),
  text: claimTooLong
}
