/** Mails and messages with a link, out of the office's own templates. No address is ever part of them. */

import { momentFormat } from '../../common/locales/time-formats.ts'
import { faultOf, fill } from '../../common/templates.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { textsIn } from '../texts/texts.ts'

/** The templates of one language. */
export type Templates = { subject: string; body: string; message: string }

/** What stands in the places of a template: `{link}`, `{reference}`, `{until}`, `{office}`. */
export type Places = { link: string; reference: string; until: string; office: string }

const names: readonly (keyof Places)[] = ['link', 'reference', 'until', 'office']

/** The templates to begin with. */
export function firstTemplates(language: Language): Templates {
  const say = textsIn(language)
  return { subject: say('message.subject'), body: say('message.body'), message: say('message.message') }
}

/** Fills a template; a line that only held an empty place is left out at the end. */
export const messageOf = (template: string, places: Places): string => fill(template, places).trim()

/** The same places for whole sentences: where the reference is not to be written, they say whom to ask for it. */
export const withClerk = (places: Places, language: Language): Places =>
  places.reference === '' ? { ...places, reference: textsIn(language)('message.fromClerk') } : places

/** What is wrong with a template, if anything; one with a link has to have its place. */
export const templateFault = (template: string, hasLink: boolean): FieldProblemCode | undefined =>
  faultOf(template, {
    places: names,
    unknown: 'messagePlaceUnknown',
    needed: { places: hasLink ? ['link'] : [], missing: 'linkPlaceMissing' }
  })

/** The length of a mailto URL that every mail program takes whole: Windows cuts them at a little over it. */
const longestMailto = 2000

/** A mail draft to nobody yet, as a URL; null where it is longer than mail programs take. */
export function mailto(subject: string, body: string): string | null {
  const url = new URL('mailto:')
  // Not by URLSearchParams: mail programs show its plus signs as they are. Lines end as in a mail (RFC 6068), and a
  // subject has but one: what came after it would be another header.
  url.search = `subject=${encoded(subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '))}&body=${encoded(body.replaceAll(/\r\n?|\n/g, '\r\n'))}`
  return url.href.length > longestMailto ? null : url.href
}

// Half a letter outside the first plane cannot be encoded; the service may have cut one.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

// As long as eeID's links are with language and country, and some more; and a day whose name is long in every language.
const usualLink = 'https://eeid.ee/'.padEnd(120, 'x')
const usualUntil = Date.UTC(2026, 8, 30, 12)

/**
 * Whether a mail by these templates is one that mail programs take whole, with a usual link and the reference kept to
 * the clerk, which is the longest.
 */
export function fitsMail({ subject, body }: Templates, office: string, language: Language): boolean {
  const places = { link: usualLink, reference: '', until: untilWords(usualUntil, language), office }
  return mailto(messageOf(subject, places), messageOf(body, withClerk(places, language))) !== null
}

/** Until when, as the language writes it. `time` in milliseconds since 1970 UTC; a dash where there is no end. */
export const untilWords = (time: number | null, language: Language): string =>
  time === null ? '–' : new Intl.DateTimeFormat(locales[language], momentFormat(locales[language])).format(time)
