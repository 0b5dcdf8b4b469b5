/** What is made of a list. */

/** As what a list is exported: in both, no cell is ever carried out as a formula. */
export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The longest words about what narrows a printed list, in signs. */
export const longestAbout = 1000
