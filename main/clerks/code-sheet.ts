/** A manager's recovery code on paper: what it is, whose it is, and what to do with the sheet. */
import { wordedDateFormat } from '../../common/locales/time-formats.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { plain } from '../paper/plain.ts'
import { textsIn } from '../texts/texts.ts'

/** What is printed. `name`: whose code it is; `desk`: this computer's code; `at`: milliseconds since 1970 UTC. */
export type CodeSheet = { code: string; name: string; desk: string; at: number }

/** One page of A4. Its title, which viewers and queues show, does not say what it is. */
export async function codeSheet(
  { code, name, desk, at }: CodeSheet,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const t = textsIn(language)
  const paper = await newPaper({ size: 'A4', margin: 72, title: sheetTitle, at })
  const day = new Intl.DateTimeFormat(locales[language], wordedDateFormat).format(at)
  paper.font('bold').fontSize(18).text(t('codeSheet.title')).moveDown(0.8)
  paper
    .font('regular')
    .fontSize(11)
    .text(plain(t('codeSheet.whose', { name, desk, day })))
    .moveDown(1.2)
  paper.font('bold').fontSize(20).text(code, { characterSpacing: 1.5 }).moveDown(1.2)
  paper.font('regular').fontSize(11)
  for (const line of [t('codeSheet.use'), t('codeSheet.once'), t('codeSheet.keep')]) paper.text(line).moveDown(0.6)
  return bytesOf(paper)
}

/** What stands in the printer's queue, where everybody reads it. */
export const sheetTitle = 'eeID Desk'
