/** The calls about the clerk's window itself: a secret that was typed in it goes with its process. */
import type { Handlers } from '../../preload/contract/contract.ts'
import type { SecretKept } from '../../preload/contract/window.ts'

/**
 * Handlers of `window`.
 * @param renew puts another window in the place of this one
 */
export function windowHandlers(renew: () => void): Handlers<'window'> {
  let left: SecretKept | null = null
  return {
    renew({ toTell }) {
      left = toTell
      renew()
      return null
    },
    leftToTell() {
      const told = left
      left = null
      return told
    }
  }
}
