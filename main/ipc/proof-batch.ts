/** The calls about saving or printing many proofs. */

import { basename } from 'node:path'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { savingInto } from '../filing/save-into.ts'
import { printChoice } from '../printing/choice.ts'
import type { BatchItem, BatchJob, createProofBatch } from '../proofs/batch.ts'
import { chosenItems } from '../proofs/chosen.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** What the calls work with. */
export type ProofBatchPorts = {
  desk: Desk
  batch: ReturnType<typeof createProofBatch>
  /** Asks for a folder; null when the dialog was closed. */
  chooseFolder: (begin: string | null) => Promise<string | null>
  print: (store: Store, id: string) => Promise<Outcome<unknown>>
  /** Milliseconds since 1970 UTC. */
  now: () => number
  changed: (serviceId: string) => void
}

/** Handlers of `proofBatch`. */
export function proofBatchHandlers(ports: ProofBatchPorts): Handlers<'proofBatch'> {
  const { desk, batch, chooseFolder, print, now, changed } = ports
  let lastFolder: string | null = null

  async function jobOf(store: Store, deed: BatchJob['deed'], items: BatchItem[]): Promise<Outcome<BatchJob | null>> {
    // It may go on while the desk is locked, or another clerk is at it.
    const author = store.author()
    if (deed === 'print') {
      const choice = printChoice(store, 'proof')
      if (!choice) return failed({ code: 'noPrinterChosen' })
      return ok({
        deed,
        place: choice.label,
        items,
        work: ({ id }) => recorded(store, { act: 'print', request: id, author }, print(store, id))
      })
    }
    const folder = await chooseFolder(lastFolder)
    if (folder === null) return ok(null)
    lastFolder = folder
    const save = savingInto(store, folder, now)
    return ok({
      deed,
      place: basename(folder),
      items,
      work: ({ id }) => recorded(store, { act: 'save', request: id, author }, save(id))
    })
  }

  return {
    start: ({ serviceId, deed, chosen }) =>
      withDesk(desk, async ({ store }) => {
        const job = await jobOf(store, deed, chosenItems(store, serviceId, chosen))
        if (!job.ok || job.value === null) return job.ok ? ok(null) : job
        const { work } = job.value
        const telling = (item: BatchItem) =>
          work(item).finally(() => changed(store.views.get(item.id)?.serviceId ?? serviceId))
        const begun = batch.start({ ...job.value, work: telling })
        return begun ? ok({ ...begun, failed: [...begun.failed] }) : failed({ code: 'notNow' })
      }),
    state() {
      const state = batch.state()
      return state && { ...state, failed: [...state.failed] }
    },
    cancel() {
      batch.cancel()
      return null
    },
    putAway() {
      batch.putAway()
      return null
    }
  }
}
