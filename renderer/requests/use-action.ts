import { useState } from 'react'
import type { Outcome, Problem } from '../../preload/problem.ts'
import { ask } from '../ui/surprise.ts'

/** One thing to press: whether it is under way, and what went wrong the last time. */
export function useAction<T>(call: () => Promise<Outcome<T>>, onDone: (value: T) => void) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function run() {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    const outcome = await ask(call)
    setBusy(false)
    if (outcome === undefined) return
    if (outcome.ok) onDone(outcome.value)
    else setProblem(outcome.error)
  }

  return { isBusy, problem, run }
}
