/** Whether the server's notices reach this desk. Some poolers swallow them, and say nothing about it. */

const pollMs = 5_000
const oftenMs = 2_000

// One may still be on its way when a look finds what it is about.
const missedBefore = 2

/** The notices of one connection. */
export function createNotices() {
  let missed = 0
  let isTold = false
  return {
    /** A notice came. */
    came(): void {
      isTold = true
      missed = 0
    },
    /** The desk has looked; `found`: something that another desk has put. */
    looked(found: boolean): void {
      if (found && !isTold) missed += 1
      isTold = false
    },
    /** Whether something was found, more than once, of which no notice came. */
    areSwallowed: (): boolean => missed >= missedBefore,
    /** Milliseconds until the desk looks without a notice. */
    pollMs: (): number => (missed >= missedBefore ? oftenMs : pollMs)
  }
}
