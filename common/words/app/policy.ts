/** The words for what the office's IT has fixed. */

/** Where a policy was read. `registry`: Windows' group policy; `profile`: macOS' configuration profile; `file`: a file. */
export type PolicySource = 'file' | 'registry' | 'profile'

/**
 * Why a policy does not count. `link`, `notFile`, `notRoot`, `writable`: the file, or its folder, could be another user's
 * word; `unreadable`: it cannot be read; `malformed`: it is not what a policy is; `tooLarge`: it is over 1 MB.
 */
export const policyRefusals = ['link', 'notFile', 'notRoot', 'writable', 'unreadable', 'malformed', 'tooLarge'] as const
/** Why a policy does not count. */
export type PolicyRefusal = (typeof policyRefusals)[number]

/** What is in force, for the pages of the settings. `locked`: names of settings that nobody changes here. */
export type PolicyView = {
  source: PolicySource | null
  /** The file, key or domain that it was looked for in. */
  place: string
  locked: string[]
  refused: PolicyRefusal | null
  /** Names in it that do not count. */
  faults: string[]
}
