/** The languages of the windows, of papers and of the person's page, and how `Intl` calls them. */

/** The languages. */
export const languages = ['et', 'en', 'ru'] as const
export type Language = (typeof languages)[number]

/** The locale of dates and numbers; English as it is written in Europe. */
export const locales: Readonly<Record<Language, string>> = { et: 'et-EE', en: 'en-GB', ru: 'ru-RU' }
