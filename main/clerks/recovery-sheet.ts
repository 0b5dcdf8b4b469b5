/** A manager's recovery code on paper. */
import type { Language } from '../../common/words/languages.ts'
import { codeSheet } from '../paper/code-sheet.ts'
import type { NewPaper } from '../paper/paper.ts'
import { textsIn } from '../texts/texts.ts'

/** What is printed. `name`: whose code it is; `desk`: this computer's code; `at`: milliseconds since 1970 UTC. */
export type RecoverySheet = { code: string; name: string; desk: string; at: number }

/** One page of A4. */
export function recoverySheet(
  { code, name, desk, at }: RecoverySheet,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const t = textsIn(language)
  const whose = (day: string) => t('codeSheet.whose', { name, desk, day })
  const lines = [t('codeSheet.use'), t('codeSheet.once'), t('codeSheet.keep')]
  return codeSheet({ title: t('codeSheet.title'), whose, code, codeSize: 20, lines, at }, newPaper, language)
}
