import { useCallback, useEffect, useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import type { OfficeView } from '../../preload/contract/office.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** How the desk stands with its office, as it is now. */
export interface OfficeInHand {
  view: OfficeView | null
  /** Why it could not be read. */
  problem: Problem | null
  take: (view: OfficeView) => void
  read: () => Promise<void>
}

/** Reads it, and again whenever it is another. */
export function useOffice(): OfficeInHand {
  const [view, setView] = useState<OfficeView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const read = useCallback(async (): Promise<void> => {
    const outcome: Outcome<OfficeView> | undefined = await ask(() => desk().office.get())
    if (outcome === undefined) return
    setProblem(outcome.ok ? null : outcome.error)
    if (outcome.ok) setView(outcome.value)
  }, [])

  useEffect(() => {
    void read()
    return desk().on.officeChanged(() => void read())
  }, [read])
  return { view, problem, take: setView, read }
}
