/** What the clerk searches for. */
import { searchedCode } from '../../../common/people/code/searched-code.ts'
import { folded } from '../../../common/people/text.ts'

/** The words that are looked for; a personal code is one, however it is written. */
export function wordsOf(search: string): string[] {
  const code = searchedCode(search, new Date())
  return code === null ? folded(search).split(/\s+/).filter(Boolean) : [code]
}
