import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/shapes.ts'
import { attemptWords, holdAdvice } from './attempt.ts'
import classes from './next-step-card.module.css'

/** What happened when the request was last sent or looked up and, when it is on hold, what the clerk can do. */
export function AttemptPart({ detail }: { detail: RequestDetail }) {
  const { outbox, lastProblem } = detail
  if (outbox === null || outbox === 'rejected') return null
  return (
    <>
      {lastProblem === null ? null : <LastAttempt code={lastProblem} />}
      {outbox === 'parked' ? <Advice detail={detail} /> : null}
    </>
  )
}

function LastAttempt({ code }: { code: NonNullable<RequestDetail['lastProblem']> }) {
  const { t } = useTranslation()
  const words = attemptWords(code)
  const sentence = words.of === 'attempt' ? t(`attempt.${words.code}`) : t(`problem.${words.code}`)
  return (
    <p className={classes.last} data-testid="last-attempt">
      {t('hand.lastAttempt', { sentence })}
    </p>
  )
}

function Advice({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  return (
    <p className={classes.text} data-testid="hold-advice">
      {t(`hold.${holdAdvice(detail.lastProblem)}`)}
    </p>
  )
}
