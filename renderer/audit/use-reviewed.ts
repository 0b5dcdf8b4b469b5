import { useEffect, useState } from 'react'
import type { AuditEntryView } from '../../common/words/audit.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import { asked, everything } from './audit-filter.ts'

/** The entry that tells of the last review; null where there was none, undefined until main has told. */
export function useReviewed() {
  const [reviewed, setReviewed] = useState<AuditEntryView | null>()
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, it is read again
  useEffect(() => {
    let isStopped = false
    const wanted = asked({ ...everything, act: 'review' }, null)
    void ask(() => desk().audit.page({ ...wanted, offset: 0, limit: 1 })).then((outcome) => {
      if (!isStopped && outcome?.ok) setReviewed(outcome.value.rows[0] ?? null)
    })
    return () => {
      isStopped = true
    }
  }, [turn])
  return { reviewed, readAgain: () => setTurn((before) => before + 1) }
}
