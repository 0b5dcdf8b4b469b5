/** Reasons from the office's list: which text goes into the form, and which language it is in. */

import { type Language, languages } from '../../common/words/languages.ts'
import type { ReasonTemplate } from '../../preload/contract/templates.ts'
import type { Draft } from '../drafts/draft-store.ts'

/** The part of a draft that a reason fills. */
export type ReasonPart = Pick<Draft, 'reason'> & Partial<Pick<Draft, 'reasonTranslations'>>

const filled = (reason: ReasonTemplate): [Language, string][] =>
  languages.map((language): [Language, string] => [language, reason[language]]).filter(([, text]) => text !== '')

/** The text in a language, else in the first that the office has written. */
export function reasonText(reason: ReasonTemplate, language: Language): string {
  return reason[language] || (filled(reason)[0]?.[1] ?? '')
}

/** What goes into the form when a reason is chosen. */
export function filledBy(reason: ReasonTemplate, language: Language): ReasonPart {
  return { reason: reasonText(reason, language), reasonTranslations: Object.fromEntries(filled(reason)) }
}

/** The reason of the list that stands in the form unchanged; undefined where the clerk has written their own. */
export function chosenReason(reasons: readonly ReasonTemplate[], draft: ReasonPart): ReasonTemplate | undefined {
  const { reason, reasonTranslations } = draft
  if (reasonTranslations === undefined || reason === '') return undefined
  return reasons.find((one) =>
    filled(one).some(([language, text]) => text === reason && reasonTranslations[language] === text)
  )
}

/** The language that the reason in the form is in, as far as it is one of its translations. */
export function reasonLanguage({ reason, reasonTranslations = {} }: ReasonPart): Language | undefined {
  return languages.find((language) => reason !== '' && reasonTranslations[language] === reason)
}
