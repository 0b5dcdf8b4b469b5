/** The cover page of a record: what a person wants to read of it, in the language of the interface. */
import type { Language } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { namedService, paperMark } from '../texts/test-mark.ts'
import { coverWords, type Words } from './cover-words.ts'
import type { IdentificationRecord } from './gather.ts'
import { type Sheet, sheetOn } from './sheet.ts'

/** The cover page as a PDF on A4, as many pages as it takes. */
export async function coverPage(
  record: IdentificationRecord,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const words = coverWords(language)
  const title = words.t('cover.title')
  const paper = await newPaper({ size: 'A4', margin: 48, title, at: record.madeAt })
  const sheet = sheetOn(paper)
  head(sheet, record, words)
  facts(sheet, record, words)
  claims(sheet, record, words)
  result(sheet, record, words)
  decisions(sheet, record, words)
  notes(sheet, record, words)
  proof(sheet, record, words)
  signature(sheet, record, words)
  const { desk, reference } = record
  sheet.footers((page, pages) => words.t('cover.foot', { desk, reference: shortened(reference), page, pages }))
  return bytesOf(paper)
}

// At the foot there is one line.
const shortened = (reference: string) => (reference.length > 40 ? `${reference.slice(0, 40)}…` : reference)

function head(sheet: Sheet, { service, reference }: IdentificationRecord, { t }: Words): void {
  sheet.title(t('cover.title'), reference)
  const mark = paperMark(service, t)
  if (mark !== null) sheet.banner(mark)
}

function facts(sheet: Sheet, record: IdentificationRecord, { t, time }: Words): void {
  const { service, reason, asksAgainFor, askedAgainBy } = record
  sheet.heading(t('cover.request'))
  sheet.row(t('cover.service'), namedService(service, t))
  sheet.row(t('cover.serviceAddress'), `${service.baseUrl} · ${service.clientId}`)
  sheet.row(t('cover.reference'), record.reference)
  sheet.row(t('cover.requestId'), record.requestId)
  if (reason !== null) sheet.row(t('cover.reason'), reason)
  sheet.row(t('cover.created'), time(record.createdAt))
  if (record.completedAt !== null) sheet.row(t('cover.completed'), time(record.completedAt))
  if (asksAgainFor !== null) sheet.row(t('cover.asksAgainFor'), asksAgainFor)
  if (askedAgainBy.length > 0) sheet.row(t('cover.askedAgainBy'), askedAgainBy.join(', '))
}

function claims(
  sheet: Sheet,
  { outcome: { word, by, claims: all } }: IdentificationRecord,
  { t, claimName, why, date }: Words
): void {
  sheet.heading(t('cover.claims'))
  if (word === 'notCompared') sheet.banner(t('cover.notAllCompared'))
  if (word === 'identified') sheet.banner(t('cover.identified'))
  if (all.length > 0)
    sheet.beside([t('cover.claim'), t('cover.required'), t('cover.received'), t('cover.outcome')], 'bold')
  for (const claim of all) {
    const written = (value: string) => (claim.type === 'birthdate' ? date(value) : value)
    const outcome = matchWord(claim.matched, t)
    const reason = why(claim.why)
    sheet.beside([
      claimName(claim.type),
      claim.required === null ? t('cover.notRequired') : written(claim.required),
      claim.received === null ? t('cover.notReceived') : written(claim.received),
      reason === '' ? outcome : `${outcome}. ${reason}`
    ])
  }
  if (by !== null) sheet.paragraph(t(`cover.comparedBy.${by}`))
}

function matchWord(matched: boolean | null, t: Words['t']): string {
  if (matched === null) return t('cover.notCompared')
  return matched ? t('cover.matches') : t('cover.differs')
}

function result(
  sheet: Sheet,
  { outcome: { result: received } }: IdentificationRecord,
  { t, level, method, time, date }: Words
): void {
  const { givenName, familyName, name: whole, sub, dateOfBirth, acr, authenticationType, authTime } = received
  const unknown = t('cover.notTold')
  const name = [givenName, familyName].filter((part) => part !== null).join(' ') || (whole ?? '')
  sheet.heading(t('cover.result'))
  sheet.row(t('cover.name'), name || unknown)
  sheet.row(received.isDocumentNumber ? t('cover.documentNumber') : t('cover.code'), sub ?? unknown)
  sheet.row(t('cover.born'), dateOfBirth === null ? unknown : date(dateOfBirth))
  sheet.row(t('cover.method'), authenticationType === null ? unknown : method(authenticationType))
  sheet.row(t('cover.level'), acr === null ? unknown : level(acr))
  sheet.row(t('cover.authenticated'), authTime === null ? unknown : time(Date.parse(authTime)))
}

// Nobody's name was kept by earlier versions.
const by = (text: string, author: string) => (author === '' ? text : `${text} · ${author}`)

function decisions(sheet: Sheet, { decisions: all }: IdentificationRecord, { t, time, against, list }: Words): void {
  sheet.heading(t('cover.decisions'))
  if (all.length === 0) sheet.paragraph(t('cover.undecided'))
  for (const { verdict, note, wentAgainst, decidedAt, author } of all) {
    const lines = [
      by(t(`cover.verdict.${verdict}`), author),
      ...(wentAgainst.length > 0 ? [t('cover.wentAgainst', { reasons: list(wentAgainst.map(against)) })] : []),
      ...(note === '' ? [] : [t('cover.withNote', { note })])
    ]
    sheet.row(time(decidedAt), lines.join('\n'))
  }
}

// A wording that stands with a decision already is not told twice.
function notes(sheet: Sheet, { notes: all, decisions: decided }: IdentificationRecord, { t, time }: Words): void {
  const others = all.filter(({ text }) => !decided.some(({ note }) => note === text && note !== ''))
  if (others.length === 0) return
  sheet.heading(t('cover.notes'))
  for (const { text, writtenAt, author } of others) {
    sheet.row(time(writtenAt), by(text === '' ? t('cover.noteTakenAway') : text, author))
  }
}

function proof(
  sheet: Sheet,
  { proof: kept, filed, desk, madeAt, log }: IdentificationRecord,
  { t, time, count }: Words
): void {
  sheet.heading(t('cover.proof'))
  sheet.row(
    t('cover.file'),
    t('cover.fileSize', { file: 'proof.pdf', size: count(kept.pdf.length), count: kept.pdf.length })
  )
  // Whole on one line, to be compared and copied.
  sheet.paragraph(`SHA-256: ${kept.sha256}`)
  if (filed) sheet.row(t('cover.filed'), `${filed.path} · ${time(filed.filedAt)}`)
  sheet.row(t('cover.made'), t('cover.madeBy', { time: time(madeAt), desk }))
  sheet.paragraph(t('cover.check'))
  sheet.row(t('cover.log'), t('cover.logEntries', { entries: count(log.size), count: log.size, stream: log.stream }))
  sheet.paragraph(log.root)
}

// Where the office has set no name it is written by hand, like the rest.
function signature(sheet: Sheet, { clerk }: IdentificationRecord, { t }: Words): void {
  const blanks = [t('cover.signature'), t('cover.date')]
  sheet.blanks(clerk === '' ? [t('cover.clerk'), ...blanks] : blanks, clerk === '' ? [] : [[t('cover.clerk'), clerk]])
}
