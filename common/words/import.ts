/** An imported list of requests: how much a file may hold, and what its columns may mean. */
import { type ClaimType, claimTypes } from './requests.ts'

/** How many rows cross at a time. */
export const mostRowsAtOnce = 200

/** How many rows a file may have. */
export const mostRows = 5_000

/** How long a file may be, in bytes. */
export const mostBytes = 5_000_000

/** What a column of a file means. A given and a family name make the full name together. */
export type ColumnMeaning = 'ignore' | ClaimType | 'givenName' | 'familyName' | 'reference' | 'reason'

/** What a column of a file may mean, in the order in which it is offered. */
export const columnMeanings: readonly ColumnMeaning[] = [
  'ignore',
  ...claimTypes.flatMap((type): ColumnMeaning[] => (type === 'name' ? ['name', 'givenName', 'familyName'] : [type])),
  'reference',
  'reason'
]
