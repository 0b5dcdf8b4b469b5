/** Why a round did not bring what it should although the service answers. */

/**
 * `diskFull`: nothing can be written down; `failed`: anything else on this computer; `listRepeats`: the service's list gives
 * the same page for every number.
 */
export type Trouble = 'diskFull' | 'failed' | 'listRepeats'

/** What an exception of a round means. */
export function troubleOf(error: unknown): 'diskFull' | 'failed' {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === 'SQLITE_FULL' ? 'diskFull' : 'failed'
}
