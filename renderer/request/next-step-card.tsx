import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { DecidePart } from '../decision/decide-part.tsx'
import type { Deciding } from '../decision/use-decision.ts'
import { useLocale } from '../locales/use-locale.ts'
import { claimList } from '../state/claim-words.ts'
import { openSettings } from '../state/hand-store.ts'
import { type NextStep, nextStep } from '../state/next-step.ts'
import { StatusShape, StatusWord } from '../state/status-mark.tsx'
import { type TimeLeft, timeLeft } from '../state/time-left.ts'
import { useServiceNow } from '../state/use-service-now.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { isForSettings } from './attempt.ts'
import { AttentionAdvice, AttentionCause, LastAttempt } from './attempt-part.tsx'
import { ClaimsCompared } from './claims-compared.tsx'
import { DiscardButton } from './discard-button.tsx'
import { FolderButton } from './folder-button.tsx'
import type { HandActions } from './hand-actions.ts'
import { LinkTime } from './link-time.tsx'
import classes from './next-step-card.module.css'
import { SameButton, StepButton } from './step-button.tsx'
import { WhoLine } from './who-line.tsx'

interface Props {
  detail: RequestDetail
  actions: HandActions
  deciding: Deciding
  onGone: () => void
}

/** What to do now: the state, one sentence, one button. */
export function NextStepCard({ detail, actions, deciding, onGone }: Props) {
  const left = useLinkTime(detail)
  const step = nextStep(detail, left?.state === 'over')
  const isOpen = deciding.state !== 'closed'
  return (
    <section className={classes.card} data-tone={step.tone}>
      {detail.result === null ? null : <WhoLine result={detail.result} />}
      <p className={classes.status} data-testid="request-status">
        <StatusShape kind={step.kind} size={20} />
        <StatusWord facts={detail} />
      </p>
      <StepTitle step={step} detail={detail} />
      <AttentionCause detail={detail} />
      <StepText step={step} detail={detail} />
      {left === null || left.state === 'over' || detail.linkExpiresAt === null ? null : (
        <LinkTime until={detail.linkExpiresAt} left={left} />
      )}
      <ProofSentence detail={detail} />
      {detail.rejection === null || detail.outbox !== 'needsCorrecting' ? null : <Rejection words={detail.rejection} />}
      <LastAttempt detail={detail} />
      <AttentionAdvice detail={detail} />
      <div className={classes.actions}>
        {step.action === null || isOpen ? null : <StepButton action={step.action} detail={detail} actions={actions} />}
        <SameButton actions={actions} />
        {step.name === 'acceptedFiled' || step.name === 'acceptedSaved' ? (
          <FolderButton opening={actions.openFolder} />
        ) : null}
        {isForSettings(detail) ? <SettingsButton /> : null}
        {deciding.canChange ? <ChangeButton deciding={deciding} /> : null}
        {detail.outbox === 'needsCorrecting' ? <DiscardButton detail={detail} onGone={onGone} /> : null}
      </div>
      {/* Who it is and what was compared is read before what to decide. */}
      {isOpen ? <ClaimsCompared detail={detail} /> : null}
      {isOpen ? <DecidePart detail={detail} deciding={deciding} /> : null}
      <Problems actions={actions} />
    </section>
  )
}

/** What went wrong with the last thing that was pressed here. */
function Problems({ actions: { openFolder, copyLink, sendSame, sendAgain } }: { actions: HandActions }) {
  const problems = { openFolder, copyLink, sendSame, sendAgain }
  return Object.entries(problems).map(([name, action]) =>
    action?.problem ? <ProblemNote key={name} problem={action.problem} /> : null
  )
}

/** What is left of the link while the person may use it. */
function useLinkTime(detail: RequestDetail): TimeLeft | null {
  const now = useServiceNow(10_000, detail.serviceId)
  const isUsable = detail.outbox === null && detail.status === 'pending' && detail.link !== null
  return isUsable ? timeLeft(detail.linkExpiresAt, now) : null
}

function ChangeButton({ deciding }: { deciding: Deciding }) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('decision.change')} combo={actionKeys.changeDecision}>
      <Button
        size="md"
        variant="default"
        aria-keyshortcuts={ariaKeys(actionKeys.changeDecision)}
        onClick={deciding.change}
      >
        {t('decision.change')}
      </Button>
    </KeyHint>
  )
}

/** Beside trying again when the cause is put right in the settings. */
function SettingsButton() {
  const { t } = useTranslation()
  return (
    <Button size="md" variant="default" onClick={() => openSettings('service.clientSecret')}>
      {t('common.openSettings')}
    </Button>
  )
}

/** What the proof is called where it is filed, else where it was saved. */
const putAwayAs = ({ filing, deeds }: RequestDetail): string => filing?.path ?? deeds.saved?.fileName ?? ''

/** Where claims differ, what that says of the person: the clerk's first question is whether it is somebody else. */
function StepTitle({ step, detail }: { step: NextStep; detail: RequestDetail }) {
  const { t } = useTranslation()
  const isDiffering = step.name === 'differing' || step.name === 'differingAgainst'
  const title =
    isDiffering && detail.likeness !== null
      ? t(`likeness.verdict.${detail.likeness}`)
      : t(`next.${step.name}.title`, { status: detail.status ?? '', file: putAwayAs(detail) })
  return <h3 className={classes.title}>{title}</h3>
}

function StepText({ step, detail }: { step: NextStep; detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <p className={classes.text}>
      {t(`next.${step.name}.text`, {
        claims: claimList(detail.claims, step.name === 'matching', t, locale),
        reference: (detail.askedAgainBy.at(-1) ?? detail.supersededBy)?.reference ?? ''
      })}
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
