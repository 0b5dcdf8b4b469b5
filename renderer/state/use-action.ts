import { useState } from 'react'
import type { Outcome, Problem } from '../../preload/problem.ts'
import { ask } from '../ui/surprise.ts'

/** One thing to press: whether it is under way, and what went wrong the last time. */
export function useAction<T>(call: () => Promise<Outcome<T>>, onDone: (value: T) => void) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  /** Answers whether it was done. */
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
