/** The words for newer versions of the app. */

/**
 * How looking for a newer version stands. `idle`: nothing newer is known; `found`: there is one, to be told of; `fetching`:
 * it is being fetched; `ready`: it is here, whole and checked; `waiting`: it is installed once nothing is being sent.
 */
export const updateStages = ['off', 'idle', 'checking', 'found', 'fetching', 'ready', 'waiting', 'installing'] as const
/** See above. */
export type UpdateStage = (typeof updateStages)[number]

/**
 * Why it did not come further. `noAddress`: none is set or built in; `unreachable`: no whole answer came; `malformed`: what
 * came is no release file; `notSigned`: nobody who may has signed it; `notFetched`: the file did not come whole and as it
 * was signed; `notInstalled`: the system did not start the installer.
 */
export const updateProblems = [
  'noAddress',
  'unreachable',
  'malformed',
  'notSigned',
  'notFetched',
  'notInstalled'
] as const
/** See above. */
export type UpdateProblem = (typeof updateProblems)[number]

/** What the window learns of it. */
export type UpdateStatus = {
  stage: UpdateStage
  /** The newer version, and where people read about it and get it; null where none is known. */
  version: string | null
  page: string | null
  problem: UpdateProblem | null
  /** Whether this installation can install a newer version by itself. */
  canInstall: boolean
  /** Off because a policy is in force that does not turn it on. */
  isOffByPolicy: boolean
}
