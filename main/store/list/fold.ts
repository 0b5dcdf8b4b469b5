/** What the clerk searches for. */
import { folded } from '../../../common/people/text.ts'

/** The words that are looked for. */
export const wordsOf = (search: string): string[] => folded(search).split(/\s+/).filter(Boolean)
