/**
 * The log as a port. An entry is the name of an event and a few plain fields: codes, counts, durations, the desk's own
 * ids. Never personal data, secrets, tokens, links, references, or texts from the service.
 */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** Plain fields of an entry. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
