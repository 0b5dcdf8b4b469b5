import { create } from 'zustand'
import type { ErasureView } from '../../common/erasure.ts'
import type { Problem } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

interface RetentionState {
  /** Null until main has told. */
  erasures: ErasureView[] | null
  problem: Problem | null
}

/** What was erased, as main last told it. */
export const useErasures = create<RetentionState>(() => ({ erasures: null, problem: null }))

/** Reads it again. */
export async function readErasures(): Promise<void> {
  const outcome = await ask(() => desk().erasure.list())
  if (outcome === undefined) return
  useErasures.setState(outcome.ok ? { erasures: outcome.value, problem: null } : { problem: outcome.error })
}
