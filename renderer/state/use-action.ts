import { useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import { ask } from '../ui/surprise.ts'

/** One thing to press, as `useAction` returns it. */
export interface Action {
  isBusy: boolean
  /** What went wrong the last time. */
  problem: Problem | null
  /** Returns whether it was done. */
  run: () => Promise<boolean>
}

/** One thing to press: whether it is under way, and what went wrong the last time. */
export function useAction<T>(call: () => Promise<Outcome<T>>, onDone: (value: T) => void): Action {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function run(): Promise<boolean> {
    if (isBusy) return false
    setBusy(true)
    setProblem(null)
    const outcome = await ask(call)
    setBusy(false)
    if (outcome === undefined) return false
    if (outcome.ok) onDone(outcome.value)
    else setProblem(outcome.error)
    return outcome.ok
  }

  return { isBusy, problem, run }
}
