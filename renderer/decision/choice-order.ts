/** Which decision is offered first, by what was found. */
import { type Verdict, verdicts } from '../../common/words/outcomes.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'

/** The decisions in the order of their buttons; `first`: the one that stands out, null where none should. */
export interface ChoiceOrder {
  order: readonly Verdict[]
  first: Verdict | null
}

const byLikeness: Record<NonNullable<RequestDetail['likeness']>, ChoiceOrder> = {
  another: { order: ['reject', 'askAgain', 'accept'], first: 'reject' },
  probablySame: { order: ['askAgain', 'accept', 'reject'], first: 'askAgain' },
  unclear: { order: verdicts, first: null }
}

/** What is likely to be right comes first; where that cannot be told, or something speaks against accepting, nothing stands out. */
export function choiceOrder({ likeness, concerns }: Pick<RequestDetail, 'likeness' | 'concerns'>): ChoiceOrder {
  if (likeness !== null) return byLikeness[likeness]
  return { order: verdicts, first: concerns.every(({ isObjection }) => !isObjection) ? 'accept' : null }
}
