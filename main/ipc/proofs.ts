/** The calls about proofs. */

import { failed, type Outcome } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Sent } from '../printing/choice.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** What is done with a proof. */
export type ProofActions = {
  save(store: Store, id: string): Promise<Outcome<{ fileName: string } | null>>
  saveRecord(store: Store, id: string): Promise<Outcome<{ fileName: string } | null>>
  open(store: Store, id: string): Promise<Outcome<null>>
  saveEarlier(store: Store, id: string, sha256: string): Promise<Outcome<{ fileName: string } | null>>
  show(store: Store, id: string): Outcome<Uint8Array<ArrayBuffer>>
  print(store: Store, id: string): Promise<Outcome<Sent>>
  openFolder(store: Store, id: string): Promise<Outcome<null>>
}

/** Handlers of `proofs`. */
export const proofHandlers = (
  desk: Desk,
  actions: ProofActions,
  changed: (serviceId: string) => void
): Handlers<'proofs'> => ({
  save: ({ id }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'save', request: id }, actions.save(store, id).then(telling(store, id, changed)))
    ),
  saveRecord: ({ id }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'export', request: id }, actions.saveRecord(store, id).then(telling(store, id, changed)))
    ),
  open: ({ id }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'preview', request: id, told: { inViewer: true } }, actions.open(store, id), () => true)
    ),
  bytes: ({ id }) =>
    withDesk(desk, ({ store }) => recorded(store, { act: 'preview', request: id }, actions.show(store, id))),
  fetchAgain: ({ id }) =>
    withDesk(desk, ({ store, sync }) => {
      const found = store.views.get(id)
      if (!found?.requestId) return failed({ code: 'unknownRequest' })
      return sync.of(found.serviceId)?.fetchProofAgain(found.requestId) ?? failed({ code: 'unknownService' })
    }),
  saveEarlier: ({ id, sha256 }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'save', request: id, told: { sha256 } }, actions.saveEarlier(store, id, sha256))
    ),
  print: ({ id }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'print', request: id }, actions.print(store, id)).then(telling(store, id, changed))
    ),
  openFolder: ({ id }) => withDesk(desk, ({ store }) => actions.openFolder(store, id))
})

/** Passes an outcome on; where something was done, the request says so from now on. */
export const telling =
  (store: Store, id: string, changed: (serviceId: string) => void) =>
  <T>(outcome: Outcome<T>): Outcome<T> => {
    const found = outcome.ok && outcome.value !== null ? store.views.get(id) : undefined
    if (found) changed(found.serviceId)
    return outcome
  }
