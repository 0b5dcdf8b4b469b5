/** How a language writes dates and times: one way each, on the screen and in what is given to people. */

/** A date in figures; English writes the month in letters: half the world reads 01/02 the other way round. */
export const dateFormat = (locale: string): Intl.DateTimeFormatOptions => ({ ...dayFormat(locale), year: 'numeric' })

/** The same without the year, for days of this one. */
export const dayFormat = (locale: string): Intl.DateTimeFormatOptions =>
  locale.startsWith('en') ? { day: 'numeric', month: 'short' } : { day: '2-digit', month: '2-digit' }

/** A date in words, where nobody may take its day for its month: on paper, and beside a date that is being typed. */
export const wordedDateFormat = { dateStyle: 'long' } as const satisfies Intl.DateTimeFormatOptions

/** A time of day: all three languages count to 24. */
export const clockFormat: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** A date with its time of day. */
export const momentFormat = (locale: string): Intl.DateTimeFormatOptions => ({ ...dateFormat(locale), ...clockFormat })
