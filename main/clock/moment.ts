/** Moments, in milliseconds since 1970 UTC. */

/** The first moment of the year 0. */
export const firstMoment = -62_167_219_200_000

/** The last moment of the year 9999: ISO 8601 writes later years in another form, which nobody expects. */
export const lastMoment = 253_402_300_799_999

/** Whether a number is a moment that can be told: of the years 0 to 9999. */
export const isMoment = (time: number): boolean => time >= firstMoment && time <= lastMoment
