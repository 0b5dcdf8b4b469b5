/** What the app put on the clipboard, so that it does not stay there after the clerk has gone. */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'

/** The system's clipboard. */
export type Clipboard = { write(text: string): Promise<void>; read(): Promise<string>; clear(): void }

const afterMs = 90_000
const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Puts texts on the clipboard, and remembers which one was last; not the text itself, only its digest. */
export function createCopied({ clock, clipboard }: { clock: Pick<Clock, 'after'>; clipboard: Clipboard }) {
  let last: string | null = null
  let cancel: (() => void) | null = null

  // What somebody else put there meanwhile is theirs.
  async function forget(): Promise<void> {
    cancel?.()
    cancel = null
    const put = last
    last = null
    if (put !== null && digest(await clipboard.read()) === put) clipboard.clear()
  }

  return {
    async copyText(text: string): Promise<void> {
      cancel?.()
      cancel = null
      last = digest(text)
      await clipboard.write(text)
    },
    /** The desk was locked: whoever pastes into another window still has a moment. */
    forgetSoon(): void {
      if (last !== null) cancel ??= clock.after(afterMs, () => void forget())
    },
    /** The app ends: what was to be forgotten soon is forgotten now. */
    async end(): Promise<void> {
      if (cancel) await forget()
    }
  }
}
