/** A time of the store (milliseconds since 1970 UTC) as it crosses to the window: ISO 8601 in UTC, or null. */
export const time = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString()
