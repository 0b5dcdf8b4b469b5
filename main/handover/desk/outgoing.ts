/** What goes out to the person by other ways than the screen: a message, a mail, a slip. */
import { type AllTemplates, messages } from '../../../common/settings/handover.ts'
import { keptSetting } from '../../../common/settings/schema.ts'
import { type Language, languages } from '../../../common/words/languages.ts'
import { type FieldProblemCode, failed, type Outcome, ok } from '../../../common/words/problems.ts'
import type { NewPaper } from '../../paper/paper.ts'
import { printAsChosen, printChoice, type Sent } from '../../printing/choice.ts'
import { isRoll } from '../../printing/page-size.ts'
import type { Printing } from '../../printing/port.ts'
import type { FoundRequest } from '../../store/list/views.ts'
import type { Store } from '../../store/open-store.ts'
import { markedText, personMark } from '../../texts/test-mark.ts'
import { textsIn } from '../../texts/texts.ts'
import {
  firstTemplates,
  fitsMail,
  mailto,
  messageOf,
  type Places,
  templateFault,
  untilWords,
  withClerk
} from '../message.ts'
import { slipPdf } from '../slip.ts'
import { fitsQrCode } from '../symbols.ts'
import { jobTitle, safeReference } from './safe-reference.ts'
import { handoverSetting } from './settings.ts'
import { judgedLink } from './shown-link.ts'

/** The ways out, as the shell and printing have them. `openMail` returns false where there is no mail program. */
export type Ways = {
  copyText: (text: string) => Promise<void>
  openMail: (url: string) => Promise<boolean>
  printing: Printing
  newPaper: NewPaper
  /** The time, milliseconds since 1970 UTC. */
  now: () => number
}

/** The office's templates as they are kept; null until it wrote any. */
export const templatesSetting = keptSetting(messages)

/** The office's templates; those of the catalogue until it wrote any. */
export const templatesOf = (store: Pick<Store, 'settings'>): AllTemplates =>
  store.settings.get(templatesSetting) ?? {
    et: firstTemplates('et'),
    en: firstTemplates('en'),
    ru: firstTemplates('ru')
  }

/** What is wrong with templates, by `<language>.<field>`, in an office of this name. */
export function templateFaults(templates: AllTemplates, office: string): Record<string, FieldProblemCode> {
  const found = languages.flatMap((language) => [
    ...(fitsMail(templates[language], office, language) ? [] : [[`${language}.body`, 'mailTooLong'] as const]),
    ...(['subject', 'body', 'message'] as const).flatMap((field) => {
      const fault = templateFault(templates[language][field], field !== 'subject')
      return fault === undefined ? [] : [[`${language}.${field}`, fault] as const]
    })
  ])
  return Object.fromEntries(found)
}

/** What is wrong with a name of the office, by the field: one that makes its mails too long. */
export function officeFaults(store: Pick<Store, 'settings'>, office: string): Record<string, FieldProblemCode> {
  const templates = templatesOf(store)
  return languages.every((language) => fitsMail(templates[language], office, language)) ? {} : { office: 'mailTooLong' }
}

/** What is handed over: a request, in the person's language. */
export type HandedOver = { store: Store; found: FoundRequest; language: Language }

/** The link in the person's language, or why there is none to hand over. */
export function linkFor({ store, found, language }: HandedOver): Outcome<string> {
  const judged = judgedLink(store, found, language)
  if (judged.kind === 'good') return ok(judged.link)
  return judged.kind === 'none' ? failed({ code: 'noLinkYet' }) : failed({ code: 'linkRefused' })
}

/** The places of a text; the reference is empty where it may tell who the person is. */
function placesOf(handed: HandedOver): Outcome<Places> {
  const { store, found, language } = handed
  const link = linkFor(handed)
  if (!link.ok) return link
  const { office } = store.settings.get(handoverSetting)
  const reference = safeReference(store, found) ?? ''
  return ok({ link: link.value, reference, until: untilWords(found.linkExpiresAt, language), office })
}

/** A text for the person; of a test service with what it says of itself before it. */
function markedFor({ store, found, language }: HandedOver, text: string, between: string): string {
  const mark = personMark(store.services.marked(found.serviceId), textsIn(language))
  return mark === null ? text : `${mark}${between}${text}`
}

/** Puts the message on the clipboard. */
export async function copyMessage(handed: HandedOver, { copyText }: Ways): Promise<Outcome<null>> {
  const places = placesOf(handed)
  if (!places.ok) return places
  const { message } = templatesOf(handed.store)[handed.language]
  await copyText(markedFor(handed, messageOf(message, withClerk(places.value, handed.language)), ' '))
  return ok(null)
}

/** Opens the mail as a draft. */
export async function draftMail(handed: HandedOver, { openMail }: Ways): Promise<Outcome<null>> {
  const places = placesOf(handed)
  if (!places.ok) return places
  const { store } = handed
  const { subject, body } = templatesOf(store)[handed.language]
  const service = store.services.marked(handed.found.serviceId)
  const named = markedText(messageOf(subject, places.value), service, textsIn(handed.language))
  const url = mailto(named, markedFor(handed, messageOf(body, withClerk(places.value, handed.language)), '\n\n'))
  if (url === null) return failed({ code: 'mailTooLong' })
  return (await openMail(url)) ? ok(null) : failed({ code: 'noMailProgram' })
}

/** Prints the slip, on A6 unless the desk chose a roll. */
export async function printSlip(handed: HandedOver, ways: Ways): Promise<Outcome<Sent>> {
  const { store, found, language } = handed
  const { printing, newPaper, now } = ways
  const judged = linkFor(handed)
  if (!judged.ok) return judged
  const link = judged.value
  if (!fitsQrCode(link)) return failed({ code: 'linkTooLong' })
  const chosen = printChoice(store, 'slip')?.paper
  const paper = chosen !== undefined && isRoll(chosen) ? chosen : 'A6'
  const { office } = store.settings.get(handoverSetting)
  const reference = safeReference(store, found)
  const { linkExpiresAt: until } = found
  const title = jobTitle(store, found.id)
  const service = store.services.marked(found.serviceId)
  const slip = { title, office, reference, link, until, language, paper, service, at: now() } as const
  const pdf = await slipPdf(slip, newPaper)
  if (pdf === null) return failed({ code: 'linkTooLongForSlip' })
  return printAsChosen({ store, printing, job: 'slip' }, pdf, title)
}
