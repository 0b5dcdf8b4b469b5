/**
 * What is written once the desk has opened. If it cannot be written now, it waits for the next start and keeps nobody
 * out.
 */
import type { Log } from '../log/log.ts'
import { writeTypedNotes } from '../requests/note.ts'
import type { Store } from '../store/open-store.ts'
import { judgeAnew } from '../sync/judge-anew.ts'
import { keepKeyName } from './key-name.ts'

/** What is written, and where. */
export type FirstWrites = { store: Store; folder: string; keyName: string; log: Log }

/** Judges what another version has judged, writes the notes that were typed, and names the key wherever it is not named. */
export function writeFirst({ store, folder, keyName, log }: FirstWrites): void {
  attempt(log, 'startup.not-judged', () => {
    const changed = judgeAnew(store)
    if (changed > 0) log.info('startup.judged-anew', { changed })
  })
  attempt(log, 'startup.notes', () => writeTypedNotes(store))
  attempt(log, 'startup.key-name', () => keepKeyName(folder, keyName))
}

function attempt(log: Log, event: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    log.error(event, { error: error instanceof Error ? error.name : 'unknown' })
  }
}
