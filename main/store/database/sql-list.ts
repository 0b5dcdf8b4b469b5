/** Words of ours in SQL. */

/** Words between single quotes, with commas: `'queued', 'sending'`. Only for words that stand in the code. */
export const listOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')
