/** What a clerk typed, checked before it is kept: only what cannot be right is refused. */

import { bareCodes } from '../../common/people/bare-code.ts'
import { plainSigns } from '../../common/people/plain-signs.ts'
import { type FieldProblemCode, failed, type Outcome, ok } from '../../common/words/problems.ts'
import { type ClaimKind, claimTypes, kindOf } from '../../common/words/requests.ts'
import type { DraftInput } from '../../preload/contract/draft.ts'
import type { Draft, ReasonTranslations } from '../store/ledger/outbox.ts'

const longestClaim = 255
const longestReference = 255
const longestReason = 1000

/** What nobody sees and no comparison expects: marks of direction, soft hyphens, blanks without width. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/g

/** As it is compared: composed, on one line, with single blanks. Letters, hyphens and apostrophes stay as typed. */
const oneLine = (typed: string): string => typed.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** A code: digits and letters of every width and script are the same there. */
const codeLine = (typed: string): string => oneLine(plainSigns(typed)).toUpperCase()

const tidied: Record<ClaimKind, (typed: string) => string> = {
  code: codeLine,
  name: oneLine,
  date: oneLine,
  country: (typed) => oneLine(typed).toUpperCase(),
  text: oneLine
}

/**
 * The request to keep: tidied, with claims that have a value only (at least one: eeID API description, "Meaning"), or
 * what is wrong by field. `today` is when it was typed.
 */
export function checkDraft(typed: DraftInput, today: Date): Outcome<Draft> {
  const claims = Object.fromEntries(
    claimTypes.flatMap((type) => {
      const value = tidied[kindOf(type)](typed.claims[type])
      return value === '' ? [] : [[type, value]]
    })
  )
  const reference = oneLine(typed.reference)
  const reason = typed.reason.trim()
  const isBare =
    codeLine(typed.subAsTyped ?? '') !== claims.sub &&
    bareCodes(claims.sub ?? '', claims.country ?? '', today).length > 0
  const problems: [string, FieldProblemCode | undefined][] = [
    ['claims', Object.keys(claims).length === 0 ? 'noClaim' : undefined],
    ...Object.entries(claims).map(([type, value]): [string, FieldProblemCode | undefined] => [
      `claims.${type}`,
      problemOf[kindOf(type)](value, today)
    ]),
    ...(isBare ? [['claims.sub', 'codeWithoutCountry'] as [string, FieldProblemCode]] : []),
    ['reference', reference === '' ? 'required' : tooLong(reference, longestReference)],
    ['reason', tooLong(reason, longestReason)]
  ]
  const fields = problems.filter((entry): entry is [string, FieldProblemCode] => entry[1] !== undefined)
  if (fields.length > 0) return failed({ code: 'invalid', fields: Object.fromEntries(fields) })
  const translations = translationsOf(typed, reason)
  return ok({
    serviceId: typed.serviceId,
    claims,
    reference,
    reason,
    ...(translations === undefined ? {} : { reasonTranslations: translations })
  })
}

/** Only those that translate what is sent: a reason that the clerk has changed is no longer the office's. */
function translationsOf({ reasonTranslations = {} }: DraftInput, reason: string): ReasonTranslations | undefined {
  const texts = Object.entries(reasonTranslations)
    .map(([language, text]) => [language, (text ?? '').trim()] as const)
    .filter(([, text]) => text !== '' && text.length <= longestReason)
  return texts.some(([, text]) => text === reason) ? Object.fromEntries(texts) : undefined
}

const tooLong = (text: string, most: number): FieldProblemCode | undefined =>
  text.length > most ? 'tooLong' : undefined

const claimTooLong = (value: string) => tooLong(value, longestClaim)

const problemOf: Record<ClaimKind, (value: string, today: Date) => FieldProblemCode | undefined> = {
  code: claimTooLong,
  name: claimTooLong,
  date: dateProblem,
  country: (value) => (/^[A-Z]{2}$/.test(value) ? undefined : 'notACountry'),
  text: claimTooLong
}

function dateProblem(value: string, today: Date): FieldProblemCode | undefined {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  // A date that does not exist, like 30 February, either is no date or comes back as another one.
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) return 'notADate'
  return date > today ? 'dateInFuture' : undefined
}
