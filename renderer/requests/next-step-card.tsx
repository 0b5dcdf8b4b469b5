import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/shapes.ts'
import { exactTime, relativeTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useNow } from '../ui/use-now.ts'
import { claimLabel } from './claim-words.ts'
import { DiscardButton } from './discard-button.tsx'
import type { HandActions } from './hand-actions.ts'
import { type NextStep, nextStep } from './next-step.ts'
import classes from './next-step-card.module.css'
import { StatusShape, StatusWord } from './status-mark.tsx'
import { StepButton } from './step-button.tsx'

interface Props {
  detail: RequestDetail
  actions: HandActions
  onGone: () => void
}

/** What to do now: the state, one sentence, one button. */
export function NextStepCard({ detail, actions, onGone }: Props) {
  const { t } = useTranslation()
  const step = nextStep(detail)
  const status = detail.status ?? ''
  return (
    <section className={classes.card} data-tone={step.tone}>
      <p className={classes.status} data-testid="request-status">
        <StatusShape kind={step.kind} size={20} />
        <StatusWord facts={detail} />
      </p>
      <h3 className={classes.title}>{t(`next.${step.name}.title`, { status })}</h3>
      <StepText step={step} detail={detail} />
      <ProofSentence detail={detail} />
      {detail.rejection === null || detail.outbox !== 'rejected' ? null : <Rejection words={detail.rejection} />}
      <LastProblem detail={detail} />
      <div className={classes.actions}>
        {step.action === null ? null : <StepButton action={step.action} detail={detail} actions={actions} />}
        {detail.outbox === 'rejected' ? <DiscardButton detail={detail} onGone={onGone} /> : null}
      </div>
      <Done actions={actions} />
      {actions.copyLink.problem === null ? null : <ProblemNote problem={actions.copyLink.problem} />}
      {actions.sendAgain.problem === null ? null : <ProblemNote problem={actions.sendAgain.problem} />}
      {actions.saveProof.problem === null ? null : <ProblemNote problem={actions.saveProof.problem} />}
    </section>
  )
}

function StepText({ step, detail }: { step: NextStep; detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(30_000)
  const until =
    detail.linkExpiresAt === null
      ? ''
      : `${exactTime(detail.linkExpiresAt, locale)} (${relativeTime(detail.linkExpiresAt, locale, now)})`
  const claims = detail.claims
    .filter((claim) => claim.matched === false)
    .map((claim) => claimLabel(claim.type, t).toLocaleLowerCase(locale))
  return (
    <p className={classes.text}>
      {t(`next.${step.name}.text`, { until, claims: new Intl.ListFormat(locale).format(claims) })}
    </p>
  )
}

/** Once the person has authenticated, where the proof is belongs to what to do now. */
function ProofSentence({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.proof !== 'awaited' && detail.proof !== 'refused') return null
  return <p className={classes.text}>{t(`proofStep.${detail.proof}`)}</p>
}

function Rejection({ words }: { words: string }) {
  const { t } = useTranslation()
  return (
    <figure className={classes.rejection}>
      <figcaption>{t('rejection.label')}</figcaption>
      <blockquote>{words}</blockquote>
    </figure>
  )
}

function LastProblem({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const isTold = detail.outbox === 'rejected' || detail.outbox === null || detail.lastProblem === null
  if (isTold || detail.lastProblem === null) return null
  return <p className={classes.last}>{t('hand.lastAttempt', { sentence: t(`problem.${detail.lastProblem}`) })}</p>
}

/** What was just done, in words; screen readers hear it from the live region. */
function Done({ actions }: { actions: HandActions }) {
  const { t } = useTranslation()
  const { done } = actions
  if (done === null) return null
  return (
    <p className={classes.done}>
      {done.what === 'saved' ? t('action.saved', { fileName: done.fileName }) : t(`action.${done.what}`)}
    </p>
  )
}
