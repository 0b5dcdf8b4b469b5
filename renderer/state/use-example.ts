import { useEffect, useRef, useState } from 'react'
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import { ask } from '../ui/surprise.ts'

/** What trying a template out came to. */
export interface Tried {
  template: string
  outcome: Outcome<{ example: string }>
}

/** What is said of the template on screen; an answer about other words says nothing but what the last good one was. */
export function saidOf(
  template: string,
  tried: Tried | null
): { wrong: FieldProblemCode | null; problem: Problem | null } {
  if (tried === null || tried.template !== template || tried.outcome.ok) return { wrong: null, problem: null }
  const { error } = tried.outcome
  const wrong = error.fields?.template ?? null
  return { wrong, problem: wrong === null ? error : null }
}

/** A pause in typing after which the example follows. */
const settleMs = 300

/** A template that is typed with an example beside it. `tryOut`: what it would come to. */
export function useExample(tryOut: (argument: { template: string }) => Promise<Outcome<{ example: string }>>) {
  const [tried, setTried] = useState<Tried | null>(null)
  const [example, setExample] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    tried,
    /** By what was last tried and found good; null before. */
    example,
    /** Something else was typed. */
    follow(template: string) {
      clearTimeout(timer.current)
      timer.current = setTimeout(async () => {
        const outcome = await ask(() => tryOut({ template }))
        if (outcome === undefined) return
        setTried({ template, outcome })
        if (outcome.ok) setExample(outcome.value.example)
      }, settleMs)
    }
  }
}
