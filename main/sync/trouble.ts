/** Why a round failed on this computer: the service and the connection to it are not to blame. */

/** `diskFull`: nothing can be written down; `failed`: anything else. */
export type Trouble = 'diskFull' | 'failed'

/** What an exception of a round means. */
export function troubleOf(error: unknown): Trouble {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === 'SQLITE_FULL' ? 'diskFull' : 'failed'
}
