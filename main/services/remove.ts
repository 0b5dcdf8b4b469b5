/**
 * Removing a service with everything that is of it: its secret, its rows in both databases, and the copies of them. Each step
 * may be the last before a crash: what is left is then a paused service that can be removed once more, or backups that the
 * next one takes the place of.
 */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { forgetEntry, keychainProblem } from '../credentials/keychain-problem.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import type { DeskSync } from '../sync/desk-sync.ts'

/** Where a service is removed from. */
type Place = {
  store: Pick<Store, 'services' | 'removal'>
  sync: Pick<DeskSync, 'restart' | 'end'>
  backups?: { makeNow: () => Promise<unknown> }
}

/** Which one, and the name that the clerk typed to say that it is meant. */
type Removal = { keychain: Pick<Keychain, 'remove' | 'probe'>; id: string; typedName: string }

/** Removes it, or says why not: then it is as it was. */
export async function removeService(place: Place, { keychain, id, typedName }: Removal): Promise<Outcome<null>> {
  const { store, sync, backups } = place
  const row = store.services.get(id)
  if (!row) return failed({ code: 'unknownService' })
  if (typedName.trim() !== row.name) return failed({ code: 'invalid', fields: { name: 'nameDiffers' } })
  const { unsettled, held } = store.removal.holdings(id)
  if (unsettled > 0) return failed({ code: 'serviceUnsettled' })
  if (held > 0) return failed({ code: 'serviceHeld' })
  // Nothing new comes, and no answer, while the keychain is asked.
  store.services.setPaused(id, true)
  sync.end(id)
  const fault = await forgetEntry(keychain, id)
  if (fault) {
    goOn(place, row)
    return failed(keychainProblem(fault))
  }
  if (!store.removal.remove(id, row.name)) {
    goOn(place, row)
    return failed({ code: 'serviceUnsettled' })
  }
  store.removal.wipe()
  await backups?.makeNow()
  return ok(null)
}

function goOn({ store, sync }: Place, row: ServiceRow): void {
  store.services.setPaused(row.id, row.isPaused)
  if (!row.isPaused) sync.restart(row)
}
