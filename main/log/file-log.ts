/** The log as a file of JSON lines in the app's folder, rotated and capped. */
import pino from 'pino'
import { createStream } from 'rotating-file-stream'
import type { Log } from './log.ts'

/** A log, and how it is ended so that its last lines are written. */
export type FileLog = Log & { end(): Promise<void> }

/** A log in `folder`: a file of one megabyte and five older ones at most. */
export function fileLog(folder: string): FileLog {
  const stream = createStream('eeid-desk.log', { path: folder, size: '1M', maxFiles: 5 })
  // A full disk must not take the app down with its log.
  stream.on('error', () => {})
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
    end: () => new Promise((resolve) => stream.end(() => resolve()))
  }
}
