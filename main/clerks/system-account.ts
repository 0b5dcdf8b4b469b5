/** Whoever has signed in to the operating system. */
import { userInfo } from 'node:os'

/** The account's name; `unknown` where the system does not tell it. */
export function systemAccount(): string {
  try {
    return userInfo().username || unknown
  } catch {
    // An account without an entry in the system's list, as in some containers and directories.
    return unknown
  }
}

const unknown = 'unknown'
