import { create } from 'zustand'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import type { ClerksView } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

interface ClerksState {
  /** Null until main has told. */
  view: ClerksView | null
  problem: Problem | null
}

/** The desk's clerks and its lock, as main last told them. */
export const useClerks = create<ClerksState>(() => ({ view: null, problem: null }))

/** Reads them again. */
export const readClerks = (): Promise<boolean> => take(() => desk().clerks.get())

/** Takes over what a call answers; returns whether it did what was asked. */
export async function take(call: () => Promise<Outcome<ClerksView>>): Promise<boolean> {
  const outcome = await ask(call)
  if (outcome === undefined) return false
  useClerks.setState(outcome.ok ? { view: outcome.value, problem: null } : { problem: outcome.error })
  return outcome.ok
}
