import { useEffect, useState } from 'react'
import type { Problem } from '../../common/words/problems.ts'
import type { AcceptancePolicy } from '../../preload/contract/decisions.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** What the office accepts: reading, changing and keeping it. */
export function useAcceptance() {
  const [policy, setPolicy] = useState<AcceptancePolicy | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [isSaved, setSaved] = useState(false)

  useEffect(() => {
    void ask(() => desk().decisions.policy()).then((outcome) => {
      if (outcome === undefined) return
      if (outcome.ok) setPolicy((before) => before ?? outcome.value)
      else setProblem(outcome.error)
    })
  }, [])

  function change(part: Partial<AcceptancePolicy>) {
    setPolicy((before) => (before === null ? null : { ...before, ...part }))
    setSaved(false)
  }

  async function save() {
    if (policy === null || isSaving) return
    setSaving(true)
    setProblem(null)
    const outcome = await ask(() => desk().decisions.setPolicy(policy))
    setSaving(false)
    if (outcome === undefined) return
    if (outcome.ok) setSaved(true)
    else setProblem(outcome.error)
  }

  return { policy, problem, isSaving, isSaved, change, save }
}
