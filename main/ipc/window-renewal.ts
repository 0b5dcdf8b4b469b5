/** The calls of `services` about the clerk's window: a secret that was typed in it goes with its process. */
import type { Handlers } from '../../preload/contract/contract.ts'
import type { SecretKept } from '../../preload/contract/services.ts'

/**
 * Handlers of both calls.
 * @param renew puts another window in the place of this one
 */
export function windowRenewal(renew: () => void): Pick<Handlers<'services'>, 'renewWindow' | 'leftToTell'> {
  let left: SecretKept | null = null
  return {
    renewWindow({ toTell }) {
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
