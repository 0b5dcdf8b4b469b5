import { useEffect, useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import type { UnlockAnswer } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { readAccess } from '../state/desk-store.ts'
import { ask } from '../ui/surprise.ts'

/** Unlocking, as the lock screen needs it. */
export interface Unlocking {
  isBusy: boolean
  /** What is to be said of the last try. */
  said: 'wrong' | 'fingerNot' | null
  /** How long no other PIN is taken, as it was when it was told; 0 once that is over. */
  waitMs: number
  problem: Problem | null
  /** Whether it is open now. */
  unlock: (typed: { clerk: string; pin: string }) => Promise<boolean>
  unlockByFinger: () => Promise<boolean>
}

const untold = { said: null, waitMs: 0, waitUntil: 0, problem: null } as const
type Told = { said: Unlocking['said']; waitMs: number; waitUntil: number; problem: Problem | null }

/** Unlocks, and says what came of it. What was typed is not kept here. */
export function useUnlock(): Unlocking {
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>(untold)
  const isWaiting = useUntil(told.waitUntil)

  async function tried(call: () => Promise<Outcome<UnlockAnswer>>, wrong: NonNullable<Told['said']>): Promise<boolean> {
    if (isBusy) return false
    setBusy(true)
    const outcome = await ask(call)
    setBusy(false)
    if (outcome === undefined) return false
    setTold(toldOf(outcome, wrong))
    const isOpen = outcome.ok && outcome.value.is === 'open'
    if (isOpen) await readAccess()
    return isOpen
  }

  return {
    isBusy,
    said: told.said,
    waitMs: isWaiting ? told.waitMs : 0,
    problem: told.problem,
    unlock: (typed) => tried(() => desk().access.unlock(typed), 'wrong'),
    unlockByFinger: () => tried(() => desk().access.unlockByFinger(), 'fingerNot')
  }
}

function toldOf(outcome: Outcome<UnlockAnswer>, wrong: NonNullable<Told['said']>): Told {
  if (!outcome.ok) return { ...untold, problem: outcome.error }
  if (outcome.value.is === 'open') return untold
  const { is, waitMs } = outcome.value
  return { said: is === 'wrong' ? wrong : null, waitMs, waitUntil: performance.now() + waitMs, problem: null }
}

/** True until then. Nothing is counted down: what ticks by the second makes people nervous, and is read out each time. */
function useUntil(until: number): boolean {
  const [isOver, setOver] = useState(true)
  useEffect(() => {
    const left = until - performance.now()
    setOver(left <= 0)
    if (left <= 0) return
    const timer = setTimeout(() => setOver(true), left)
    return () => clearTimeout(timer)
  }, [until])
  return !isOver
}
