/** Who works at the desk now. Everything that asks for an author asks here. */
import type { Worker } from '../../common/words/clerks.ts'

/** The one who is at the desk, if anybody. */
export type Presence = {
  /** Null while the desk is locked, and before it is known who opens it. */
  worker(): Worker | null
  /** Nobody gets in without a PIN. */
  isLocked(): boolean
  /** The author of what is done now; empty while the desk is locked, when it does what it does by itself. */
  author(): string
  /** Whether settings of the office may be changed now. What the desk does by itself, it may. */
  speaksForOffice(): boolean
  /** Somebody is at the desk. */
  arrive(worker: Worker): void
  /** The desk is locked. */
  leave(): void
  /** It is not known yet who opens the desk. */
  forget(): void
}

/** Nobody is known yet; `account` is the name of whoever has signed in to the system, the author until then. */
export function createPresence(account: () => string): Presence {
  let now: Worker | 'locked' | 'unknown' = 'unknown'
  const worker = () => (typeof now === 'string' ? null : now)
  return {
    worker,
    isLocked: () => now === 'locked',
    author: () => (now === 'unknown' ? account() : (worker()?.name ?? '')),
    speaksForOffice: () => worker()?.role !== 'clerk',
    arrive(arrived) {
      now = arrived
    },
    leave() {
      now = 'locked'
    },
    forget() {
      now = 'unknown'
    }
  }
}
