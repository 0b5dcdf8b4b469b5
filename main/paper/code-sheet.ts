/** A code that is kept nowhere, on paper: what it is, whose it is, and what to do with the sheet. */
import { wordedDateFormat } from '../../common/locales/time-formats.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from './paper.ts'
import { plain } from './plain.ts'

/** What is printed, in the language of the sheet. `whose`: by the day, worded; `codeSize`: in points; `at`: milliseconds since 1970 UTC. */
export type CodeSheet = {
  title: string
  whose: (day: string) => string
  code: string
  codeSize: number
  lines: readonly string[]
  at: number
}

/** One page of A4. Its title, which viewers and queues show, does not say what it is. */
export async function codeSheet(
  { title, whose, code, codeSize, lines, at }: CodeSheet,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const paper = await newPaper({ size: 'A4', margin: 72, title: codeSheetTitle, at })
  const day = new Intl.DateTimeFormat(locales[language], wordedDateFormat).format(at)
  paper.font('bold').fontSize(18).text(title).moveDown(0.8)
  paper
    .font('regular')
    .fontSize(11)
    .text(plain(whose(day)))
    .moveDown(1.2)
  paper
    .font('bold')
    .fontSize(codeSize)
    .text(code, { characterSpacing: codeSize > 18 ? 1.5 : 1 })
    .moveDown(1.2)
  paper.font('regular').fontSize(11)
  for (const line of lines) paper.text(line).moveDown(0.6)
  return bytesOf(paper)
}

/** What stands in the printer's queue, where everybody reads it. */
export const codeSheetTitle = 'eeID Desk'
