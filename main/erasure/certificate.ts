/** The certificate of an erasure: what went, by whom, when and why, and what remains elsewhere; none of the data. */
import type { Language } from '../../common/words/languages.ts'
import type { KnownHead } from '../audit/verify.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { coverWords } from '../record/cover-words.ts'
import { sheetOn } from '../record/sheet.ts'
import type { Erasure } from '../store/ledger/erasures.ts'

/** What is certified. `madeAt` in milliseconds since 1970 UTC. */
export type Certified = {
  erasure: Erasure
  madeAt: number
  desk: string
  /** By which the requests are known again. */
  marks: readonly string[]
  /** How many copies in the office's folder are still there. */
  copiesLeft: number
  /** How many desks were set aside because their key was lost. */
  lostDesks: number
  log: KnownHead
}

const counted = [
  'requests',
  'proofs',
  'decisions',
  'notes',
  'drafts',
  'templates',
  'logTexts',
  'backups',
  'setAside'
] as const

/** The certificate as a PDF on A4. */
export async function certificate(certified: Certified, newPaper: NewPaper, language: Language): Promise<Uint8Array> {
  const { t, time, count } = coverWords(language)
  const { erasure, madeAt, desk, marks, copiesLeft, lostDesks, log } = certified
  const { counts, why, author, reason, orderedAt, endedAt } = erasure
  const paper = await newPaper({ size: 'A4', margin: 48, title: t('erased.title'), at: madeAt })
  const sheet = sheetOn(paper)
  sheet.title(t('erased.title'), erasure.id)
  sheet.row(t('erased.why'), t(`erased.${why}`))
  if (reason !== '') sheet.row(t('erased.reason'), reason)
  sheet.row(t('erased.by'), author === '' ? t('erased.byDesk') : author)
  sheet.row(t('erased.ordered'), time(orderedAt))
  if (endedAt !== null) sheet.row(t('erased.ended'), time(endedAt))
  sheet.row(t('cover.made'), t('cover.madeBy', { time: time(madeAt), desk }))
  sheet.heading(t('erased.what'))
  for (const name of counted) sheet.row(t(`erased.counts.${name}`), count(counts[name]))
  sheet.paragraph(t('erased.how'))
  sheet.heading(t('erased.remains'))
  sheet.paragraph(t('erased.atService'))
  sheet.paragraph(t('erased.mails'))
  const filedLeft = erasure.removesFiled ? copiesLeft : counts.filed
  sheet.paragraph(t('erased.filed', { count: filedLeft, copies: count(filedLeft) }))
  sheet.paragraph(t('erased.saved', { count: counts.saved, copies: count(counts.saved) }))
  sheet.paragraph(t('erased.elsewhere'))
  if (lostDesks > 0) sheet.paragraph(t('erased.lostDesks', { count: lostDesks, desks: count(lostDesks) }))
  sheet.heading(t('erased.marks'))
  sheet.paragraph(t('erased.marksText'))
  for (const mark of marks) sheet.paragraph(mark)
  sheet.heading(t('cover.log'))
  sheet.row(t('cover.log'), t('cover.logEntries', { entries: count(log.size), count: log.size, stream: log.stream }))
  sheet.paragraph(log.root)
  sheet.footers((page, pages) => t('erased.foot', { desk, page, pages }))
  return bytesOf(paper)
}
