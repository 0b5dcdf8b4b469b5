/** The words for who works at a desk, and for whether the desk is open to them. */

/** What a clerk may do. A manager is also a clerk, and speaks for the office: settings, export of the audit log, clerks. */
export const roles = ['clerk', 'manager'] as const
/** What a clerk may do. */
export type Role = (typeof roles)[number]

/** Who works at the desk. */
export type Worker = { id: string; name: string; role: Role }

/** Whoever has signed in to the operating system, as a clerk. */
export const accountId = 'account'

/** Whether the desk knows its clerks by the system's account, or by name and PIN. */
export type ClerksMode = 'account' | 'named'

/** The fewest and the most signs of a PIN. */
export const pinSigns = { least: 6, most: 64 } as const

/** The most signs of a clerk's name. */
export const mostNameSigns = 100

/**
 * Why the desk was locked. `key`: by key or button; `idle`: nobody touched the computer; `system`: the system's screen was
 * locked; `sleep`: the computer went to sleep; `mode`: clerks are known in another way from now on.
 */
export type LockReason = 'key' | 'idle' | 'system' | 'sleep' | 'mode'

/** What a window learns of who works here. While the desk is locked, that is all it can learn. */
export type AccessView = {
  isLocked: boolean
  mode: ClerksMode
  /** Who works at the desk now; null while it is locked. */
  worker: Worker | null
  /** Who can unlock it. Empty while it is open. */
  clerks: { id: string; name: string; role: Role }[]
  /** Whether it can be locked by key. */
  canLock: boolean
  /** Whether a finger unlocks it. */
  canUseFinger: boolean
}

/** What came of a PIN or a code. `waitMs`: how long no other is taken. */
export type UnlockAnswer = { is: 'open' } | { is: 'wrong' | 'wait'; waitMs: number }

/** Everything about clerks and the lock, for the page of the settings. */
export type ClerksView = {
  mode: ClerksMode
  clerks: { id: string; name: string; role: Role }[]
  /** Whether whoever works at the desk has a PIN. */
  hasPin: boolean
  /** The id of whoever works at the desk. */
  worker: string
  lock: { isOn: boolean; afterMinutes: number; hidesFromCapture: boolean }
}

/** What setting a PIN answers: whose it is, and a manager's code for the day on which it is forgotten, to be shown once. */
export type PinSet = { id: string; recoveryCode: string | null }
