/** The sheet of an office: the code of its root key, which is nowhere else. */
import { wordedDateFormat } from '../../common/locales/time-formats.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { plain } from '../paper/plain.ts'
import { textsIn } from '../texts/texts.ts'

/** What is printed. `sheet`: the root key's code; `code`: the office's; `at`: milliseconds since 1970 UTC. */
export type OfficeSheet = { sheet: string; name: string; code: string; at: number }

/** One page of A4. */
export async function officeSheet(
  { sheet, name, code, at }: OfficeSheet,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const t = textsIn(language)
  const paper = await newPaper({ size: 'A4', margin: 72, title: officeSheetTitle, at })
  const day = new Intl.DateTimeFormat(locales[language], wordedDateFormat).format(at)
  paper.font('bold').fontSize(18).text(t('officeSheet.title')).moveDown(0.8)
  paper
    .font('regular')
    .fontSize(11)
    .text(plain(t('officeSheet.whose', { name, code, day })))
    .moveDown(1.2)
  paper.font('bold').fontSize(16).text(sheet, { characterSpacing: 1 }).moveDown(1.2)
  paper.font('regular').fontSize(11)
  for (const line of [t('officeSheet.use'), t('officeSheet.once'), t('officeSheet.keep')])
    paper.text(line).moveDown(0.6)
  return bytesOf(paper)
}

/** What stands in the printer's queue, where everybody reads it. */
export const officeSheetTitle = 'eeID Desk'
