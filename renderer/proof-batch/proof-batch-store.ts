import { create } from 'zustand'
import type { Problem } from '../../common/words/problems.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import type { ProofBatch } from '../../preload/contract/proof-batch.ts'
import type { Selection } from '../list/selection-store.ts'
import { keepChoice } from '../proof/print-choice.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

interface ProofBatchState {
  /** The batch that runs, or the last one until the clerk has put it away. */
  batch: ProofBatch | null
  /** Why none was begun. */
  problem: Problem | null
  /** What was asked for and could not be begun. */
  asked: StartedBatch | null
}

type StartedBatch = Parameters<DeskApi['proofBatch']['start']>[0]

/** The batch of proofs, as main tells it. */
export const useProofBatch = create<ProofBatchState>(() => ({ batch: null, problem: null, asked: null }))

/** Follows the batch that runs in main. Returns how to stop. */
export function followProofBatch(): () => void {
  void ask(() => desk().proofBatch.state()).then((batch) => {
    if (batch !== undefined) useProofBatch.setState({ batch })
  })
  return desk().on.proofBatchChanged((batch) => useProofBatch.setState({ batch, problem: null }))
}

/** Begins a batch of what is chosen. */
export async function startProofBatch(serviceId: string, deed: ProofBatch['deed'], selection: Selection) {
  const chosen =
    selection.kind === 'ids' ? { ids: [...selection.ids] } : { query: selection.query, except: [...selection.except] }
  await start({ serviceId, deed, chosen })
}

async function start(asked: StartedBatch): Promise<void> {
  const outcome = await ask(() => desk().proofBatch.start(asked))
  if (outcome === undefined) return
  if (!outcome.ok) useProofBatch.setState({ problem: outcome.error, asked })
}

/** Has the desk remember a printer, and prints what could not be printed without one. */
export async function printBatchWith(choice: PrintChoice): Promise<void> {
  const { asked } = useProofBatch.getState()
  const kept = await ask(() => keepChoice('proof', choice))
  if (kept === undefined || asked === null) return
  if (!kept.ok) return useProofBatch.setState({ problem: kept.error })
  useProofBatch.setState({ problem: null, asked: null })
  await start(asked)
}

/** Leaves what is not done yet. */
export const cancelProofBatch = (): void => void ask(() => desk().proofBatch.cancel())

/** The clerk has read what came of it. */
export function putProofBatchAway(): void {
  useProofBatch.setState({ batch: null, problem: null, asked: null })
  void ask(() => desk().proofBatch.putAway())
}
