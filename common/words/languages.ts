/** The languages of the windows, of papers and of the person's page, and how `Intl` calls them. */

/** The languages. */
export const languages = ['et', 'en', 'ru'] as const
export type Language = (typeof languages)[number]

/** The locale of dates and numbers; English as it is written in Europe. */
export const locales: Readonly<Record<Language, string>> = { et: 'et-EE', en: 'en-GB', ru: 'ru-RU' }

/**
 * How a date is written, by the locale: in one form on every screen. English has the month in letters, because half the
 * world reads 01/02 the other way round.
 */
export const dateForm = (locale: string): Intl.DateTimeFormatOptions =>
  locale.startsWith('en')
    ? { day: 'numeric', month: 'short', year: 'numeric' }
    : { day: '2-digit', month: '2-digit', year: 'numeric' }

/** The same with the time of day. */
export const timeForm = (locale: string): Intl.DateTimeFormatOptions => ({
  ...dateForm(locale),
  hour: '2-digit',
  minute: '2-digit'
})
