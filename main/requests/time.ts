import { firstMoment, isMoment, lastMoment } from '../clock/moment.ts'

/**
 * A time of the store (milliseconds since 1970 UTC) as it crosses to the window: ISO 8601 in UTC, or null. What is not
 * of the years 0 to 9999 counts as missing: an older version may have kept it.
 */
export const time = (milliseconds: number | null): string | null =>
  milliseconds !== null && isMoment(milliseconds) ? new Date(milliseconds).toISOString() : null

/** The same of a time that cannot be missing: one that is too far away is the nearest that can be told. */
export const momentTime = (milliseconds: number): string =>
  new Date(Math.min(lastMoment, Math.max(firstMoment, milliseconds))).toISOString()
