/** What the desk holds about a person, on paper, in the language of the interface. */
import type { Language } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { coverWords, type Words } from '../record/cover-words.ts'
import { type Sheet, sheetOn } from '../record/sheet.ts'
import type { HeldRecord } from './held-record.ts'

/** What is told. `search`: the code or name that was looked for; `madeAt` in milliseconds since 1970 UTC. */
export type HeldPaper = {
  search: string
  madeAt: number
  /** The code of the desk. */
  desk: string
  records: readonly HeldRecord[]
  drafts: number
  waiting: number
  templates: number
}

/** The paper as a PDF on A4, as many pages as it takes. */
export async function heldPaper(held: HeldPaper, newPaper: NewPaper, language: Language): Promise<Uint8Array> {
  const words = coverWords(language)
  const { t, time, count } = words
  const paper = await newPaper({ size: 'A4', margin: 48, title: t('held.title'), at: held.madeAt })
  const sheet = sheetOn(paper)
  sheet.title(t('held.title'), held.search)
  sheet.row(t('cover.made'), t('cover.madeBy', { time: time(held.madeAt), desk: held.desk }))
  sheet.row(t('held.requests'), count(held.records.length))
  sheet.row(t('held.drafts'), count(held.drafts + held.waiting))
  sheet.row(t('held.templates'), count(held.templates))
  for (const record of held.records) oneRecord(sheet, record, words)
  sheet.heading(t('held.elsewhere'))
  sheet.paragraph(t('held.elsewhereText'))
  sheet.footers((page, pages) => t('held.foot', { desk: held.desk, page, pages }))
  return bytesOf(paper)
}

function oneRecord(sheet: Sheet, record: HeldRecord, words: Words): void {
  const { t, time } = words
  sheet.heading(record.reference || t('held.noReference'))
  sheet.row(t('cover.service'), record.service)
  if (record.requestId !== null) sheet.row(t('cover.requestId'), record.requestId)
  sheet.row(t('cover.created'), time(record.createdAt))
  if (record.asked.length > 0) sheet.paragraph(t('held.asked'))
  for (const { name, value } of record.asked) sheet.row(name, value)
  if (record.told.length > 0) sheet.paragraph(t('held.told'))
  for (const { name, value } of record.told) sheet.row(name, value)
  written(sheet, record, words)
  kept(sheet, record, words)
}

function written(sheet: Sheet, { decisions, notes, hold }: HeldRecord, { t, time }: Words): void {
  for (const { at, verdict, note, author } of decisions) {
    sheet.row(time(at), [t(`cover.verdict.${verdict}`), note, author].filter(Boolean).join(' · '))
  }
  for (const { at, text, author } of notes) sheet.row(time(at), [text, author].filter(Boolean).join(' · '))
  if (hold !== null) sheet.row(t('held.hold'), [hold.reason, hold.author, time(hold.at)].join(' · '))
}

function kept(
  sheet: Sheet,
  { proofs, filed, saved, printedAt, logEntries }: HeldRecord,
  { t, time, count }: Words
): void {
  for (const { sha256 } of proofs) sheet.paragraph(`${t('held.proof')} SHA-256: ${sha256}`)
  if (filed !== null) sheet.row(t('cover.filed'), filed)
  if (saved !== null) sheet.row(t('held.saved'), `${saved.folder} · ${saved.fileName} · ${time(saved.at)}`)
  if (printedAt !== null) sheet.row(t('held.printed'), time(printedAt))
  sheet.row(t('cover.log'), count(logEntries))
}
