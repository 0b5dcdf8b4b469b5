/** Many requests at once: how much a file may hold, and what its columns may mean. */

/** How many rows cross at a time. */
export const mostRowsAtOnce = 200

/** How many rows a file may have. */
export const mostRows = 5_000

/** How long a file may be, in bytes. */
export const mostBytes = 5_000_000

/** What a column of a file may mean. A given and a family name make the full name together. */
export const columnMeanings = [
  'ignore',
  'sub',
  'name',
  'givenName',
  'familyName',
  'birthdate',
  'country',
  'reference',
  'reason'
] as const

/** What a column of a file means. */
export type ColumnMeaning = (typeof columnMeanings)[number]
