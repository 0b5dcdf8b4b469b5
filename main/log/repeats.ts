/** Keeps a log from filling with the same trouble: a day without a network is not a thousand lines of it. */
import type { Clock } from '../clock/clock.ts'
import type { Log, LogFields } from './log.ts'

// Trouble that comes again after so long is news.
const forgottenAfterMs = 60 * 60_000

type Said = { what: string; times: number; at: number }

/**
 * The same log without repeats. A warning or an error that says the same as the last of its name is written only the
 * first, tenth, hundredth … time; `times` says how often it came. Durations (`ms`) do not count as a difference.
 */
export function withoutRepeats(log: Log, clock: Clock): Log {
  const said = new Map<string, Said>()

  const quietly =
    (write: Log['warn']) =>
    (event: string, fields: LogFields = {}) => {
      const what = JSON.stringify({ ...fields, ms: null })
      const at = clock.monotonic()
      const last = said.get(event)
      const isRepeat = last?.what === what && at - last.at < forgottenAfterMs
      const times = isRepeat ? last.times + 1 : 1
      said.set(event, { what, times, at })
      if (times === 1) write(event, fields)
      else if (Number.isInteger(Math.log10(times))) write(event, { ...fields, times })
    }

  return { info: log.info, warn: quietly(log.warn), error: quietly(log.error) }
}
