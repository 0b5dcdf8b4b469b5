/** Times as the service tells them. */
import { isMoment } from '../clock/moment.ts'

// RFC 3339, and what is as clear: a date alone, a blank for the T, no seconds, no colon in the zone.
const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/

/** Whether a text tells a time, and not in which zone: it is read as UTC. */
export const isZoneless = (text: string | null | undefined): boolean => {
  const [, , time, zone] = form.exec(text?.trim().toUpperCase() ?? '') ?? []
  return time !== undefined && zone === undefined
}

/**
 * The moment that a text tells, milliseconds since 1970 UTC; without a zone it is UTC. Null for whatever tells none, or
 * one that is not of the years 0 to 9999.
 */
export function momentOf(text: string | null | undefined): number | null {
  const [, day, time = '00:00', zone = 'Z'] = form.exec(text?.trim().toUpperCase() ?? '') ?? []
  if (day === undefined) return null
  const moment = Date.parse(`${day}T${time}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}`)
  return isMoment(moment) ? moment : null
}
