import { useEffect, useState } from 'react'
import type { NumbersAsked, OfficeNumbers } from '../../common/words/numbers.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** The spans of time that are offered. */
export const spans = {
  days7: { step: 'day', steps: 7 },
  days30: { step: 'day', steps: 30 },
  weeks13: { step: 'week', steps: 13 },
  weeks52: { step: 'week', steps: 52 }
} as const satisfies Record<string, NumbersAsked>

/** The name of one of them. */
export type SpanName = keyof typeof spans

/** The numbers of a service over a span; null while they are counted. What was counted last stays until then. */
export function useNumbers(serviceId: string, span: SpanName) {
  const [numbers, setNumbers] = useState<OfficeNumbers | null>(null)
  const [isUnread, setUnread] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, they are counted again
  useEffect(() => {
    let isStopped = false
    setUnread(false)
    void ask(() => desk().reports.numbers({ serviceId, asked: spans[span] })).then((outcome) => {
      if (isStopped) return
      if (outcome?.ok) setNumbers(outcome.value)
      else setUnread(true)
    })
    return () => {
      isStopped = true
    }
  }, [serviceId, span, turn])
  return { numbers, isUnread, again: () => setTurn((before) => before + 1) }
}
