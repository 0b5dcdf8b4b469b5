/** The sheet of an office: the code of its root key, which is nowhere else. */
import type { Language } from '../../common/words/languages.ts'
import { codeSheet } from '../paper/code-sheet.ts'
import type { NewPaper } from '../paper/paper.ts'
import { textsIn } from '../texts/texts.ts'

/** What is printed. `sheet`: the root key's code; `code`: the office's; `at`: milliseconds since 1970 UTC. */
export type OfficeSheet = { sheet: string; name: string; code: string; at: number }

/** One page of A4. */
export function officeSheet(
  { sheet, name, code, at }: OfficeSheet,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const t = textsIn(language)
  const whose = (day: string) => t('officeSheet.whose', { name, code, day })
  const lines = [t('officeSheet.use'), t('officeSheet.once'), t('officeSheet.keep')]
  return codeSheet({ title: t('officeSheet.title'), whose, code: sheet, codeSize: 16, lines, at }, newPaper, language)
}
