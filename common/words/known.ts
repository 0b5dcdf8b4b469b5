/** Plain values that both sides know. The window imports these and, of the schemas, types only: zod stays in main. */

/** Languages of the interface. */
export const languages = ['et', 'en', 'ru'] as const

/** The authentication methods of the eeID API description and the person's page. */
export const knownMethods = ['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'EIDAS', 'DOCUMENT'] as const

/** How long the id of a request may be: the service makes it. */
export const mostIdSigns = 1_000

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
