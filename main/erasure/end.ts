/** What is left of an order once the desk is open again: copies that were handed out, the log, and its end. */
import { removeFiled } from '../filing/remove-filed.ts'
import type { CopyToRemove } from '../store/ledger/erasures.ts'
import type { Store } from '../store/open-store.ts'

/** Ends every order that is done on the files, and tries once more what is still in the office's folder. */
export async function endErasures(store: Store, clearOpened: () => Promise<void>): Promise<void> {
  const orders = store.erasures.list()
  const done = orders.filter(({ step }) => step === 'rewritten')
  if (done.length > 0) await clearOpened()
  for (const erasure of done) {
    const { id, why, author, counts } = erasure
    store.atomically(() => {
      const told = { erasure: id, why, by: author, requests: counts.requests }
      store.audit.add({ act: 'erase', told, ...(why === 'retention' ? { isByItself: true as const } : {}) })
      store.erasures.end(erasure)
    })
  }
  for (const { id } of orders) await removeCopies(store, store.erasures.copies(id))
}

/** Removes what can be removed of the copies in the office's folders. */
async function removeCopies(store: Store, copies: readonly CopyToRemove[]): Promise<void> {
  for (const [folder, those] of Map.groupBy(copies, (copy) => copy.folder)) {
    for (const { copy, fault } of await removeFiled(store, folder, those)) {
      store.erasures.noteCopy(copy, fault)
    }
  }
}
