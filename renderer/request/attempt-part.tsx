import { useTranslation } from 'react-i18next'
import type { ProblemCode } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { attemptWords, attentionAdvice } from './attempt.ts'
import classes from './next-step-card.module.css'

function useAttemptSentence(code: ProblemCode | null): string | null {
  const { t } = useTranslation()
  if (code === null) return null
  const words = attemptWords(code)
  return words.of === 'attempt' ? t(`attempt.${words.code}`) : t(`problem.${words.code}`)
}

/** What became of the last sending or looking up, and what the desk does about it. */
export function LastAttempt({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const { outbox, lastProblem } = detail
  const isSaidElsewhere = outbox === null || outbox === 'needsCorrecting' || outbox === 'needsAttention'
  const sentence = useAttemptSentence(isSaidElsewhere ? null : lastProblem)
  if (sentence === null) return null
  return (
    <p className={classes.last} data-testid="last-attempt">
      {t('hand.lastAttempt', { sentence })}
    </p>
  )
}

/** Why a request needs attention: before all else, as everything else follows from it. */
export function AttentionCause({ detail }: { detail: RequestDetail }) {
  const sentence = useAttemptSentence(detail.outbox === 'needsAttention' ? detail.lastProblem : null)
  if (sentence === null) return null
  return (
    <p className={classes.text} data-testid="last-attempt">
      {sentence}
    </p>
  )
}

/** What the clerk can do about a request that needs attention. */
export function AttentionAdvice({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.outbox !== 'needsAttention') return null
  return (
    <p className={classes.text} data-testid="attention-advice">
      {t(`attention.${attentionAdvice(detail.lastProblem)}`)}
    </p>
  )
}
