import { useEffect, useState } from 'react'
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import type { ProxiesState } from '../../preload/contract/proxies.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** Keeps a sign-in; returns what is wrong by field. */
export type SignIn = (typed: {
  proxy: string
  userName: string
  password: string
}) => Promise<Partial<Record<string, FieldProblemCode>>>

/**
 * Proxies that ask, and what is kept for them; it follows the line, on which they are met. `onKept` is called once a
 * sign-in was kept.
 */
export function useProxies(onKept?: () => unknown) {
  const [state, setState] = useState<ProxiesState | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isKept, setKept] = useState(false)

  function take(outcome: Outcome<ProxiesState> | undefined): boolean {
    if (outcome === undefined) return false
    if (outcome.ok) setState(outcome.value)
    setProblem(outcome.ok || outcome.error.code === 'invalid' ? null : outcome.error)
    return outcome.ok
  }

  useEffect(() => {
    const read = async () => {
      const outcome = await ask(() => desk().proxies.state())
      if (outcome?.ok) setState(outcome.value)
      else if (outcome !== undefined) setProblem(outcome.error)
    }
    void read()
    return desk().on.connectionChanged(() => void read())
  }, [])

  const signIn: SignIn = async (typed) => {
    setKept(false)
    const outcome = await ask(() => desk().proxies.signIn(typed))
    const wasKept = take(outcome)
    setKept(wasKept)
    if (wasKept) onKept?.()
    return outcome === undefined || outcome.ok ? {} : (outcome.error.fields ?? {})
  }

  async function forget(proxy: string) {
    setKept(false)
    take(await ask(() => desk().proxies.forget({ proxy })))
  }

  return { state, problem, isKept, signIn, forget: (proxy: string) => void forget(proxy) }
}
