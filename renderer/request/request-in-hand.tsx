import { Button, Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'

import { ChainNotes, SupersededNote } from '../decision/chain-notes.tsx'
import { DecisionHistory } from '../decision/decision-history.tsx'
import { NotePart } from '../decision/note-part.tsx'
import { useDecision } from '../decision/use-decision.ts'
import { HandOver } from '../handover/hand-over.tsx'
import { handOverStage } from '../handover/stage.ts'

import { ProofPart } from '../proof/proof-part.tsx'
import { useDesk, useServiceOf } from '../state/desk-store.ts'
import { useHand } from '../state/hand-store.ts'
import { ServiceMark, TestMark } from '../state/service-mark.tsx'
import { timeLeft } from '../state/time-left.ts'
import { useServiceNow } from '../state/use-service-now.ts'
import { shownPerson } from '../state/who-came.ts'
import { Note } from '../ui/note.tsx'
import { PanelHead } from '../ui/panel-head.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SeenPlace } from '../ui/seen.tsx'
import { useLate } from '../ui/use-late.ts'
import { ClaimsCompared } from './claims-compared.tsx'
import { CopyParts } from './copy-parts.tsx'
import { DoneNote } from './done-note.tsx'
import { type HandActions, useHandActions } from './hand-actions.ts'
import { HoldPart } from './hold-part.tsx'
import { LinkPart } from './link-part.tsx'
import { Lookers } from './lookers.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { RequestFacts } from './request-facts.tsx'
import classes from './request-in-hand.module.css'
import { ResultPart } from './result-part.tsx'
import { useRequest } from './use-request.ts'

interface Props {
  id: string
  /** As it was read when it was taken in hand; null where it was not. */
  first: RequestDetail | null
  onBack: () => void
  /** The request has been discarded. */
  onGone: () => void
}

/** The request in hand: what to do now first, then everything that is known of it. */
export function RequestInHand({ id, first, onBack, onGone }: Props) {
  const { detail, problem, isUnread, refresh } = useRequest(id, first)
  useKnownAs(detail?.requestId ?? null)
  return (
    <>
      <SeenPlace about={whatIsShown(detail)}>
        <PanelHead onBack={onBack} title={<Title detail={detail} />} />
      </SeenPlace>
      <Lookers id={id} />
      <SeenPlace className={classes.body} about={whatIsShown(detail)}>
        {isUnread ? <Unread problem={problem} onAgain={refresh} /> : null}
        {detail === null && !isUnread ? <Loading /> : null}
        {detail === null ? null : <Loaded detail={detail} onChanged={refresh} onGone={onGone} />}
      </SeenPlace>
    </>
  )
}

/**
 * All by which a clerk decides, or prints and sends; what else changes need not be looked at again. The proof comes a moment
 * after the person, of whom it says nothing new.
 */
function whatIsShown(detail: RequestDetail | null): string {
  if (detail === null) return ''
  const { id, outbox, status, verdict, decisions, claims, result, concerns } = detail
  // Once it is used or over it is not shown (see `LinkPart`).
  const link = status === 'pending' && outbox === null ? detail.link : null
  return JSON.stringify([id, outbox, status, verdict, decisions.length, claims, result, concerns, link])
}

/** Keeps beside what is in hand by which id the service knows it. */
function useKnownAs(requestId: string | null) {
  useEffect(() => {
    useHand.setState({ requestId })
    return () => useHand.setState({ requestId: null })
  }, [requestId])
}

function Unread({ problem, onAgain }: { problem: Problem | null; onAgain: () => Promise<void> }) {
  const { t } = useTranslation()
  const isGone = problem?.code === 'unknownRequest'
  return (
    <div className={classes.problem}>
      <h3>{isGone ? t('hand.gone') : t('hand.unread')}</h3>
      {problem === null || isGone ? null : <ProblemNote problem={problem} />}
      {isGone ? null : (
        <Button variant="default" onClick={() => void onAgain()}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  )
}

function Title({ detail }: { detail: RequestDetail | null }) {
  const { t } = useTranslation()
  const person = detail === null ? null : shownPerson(detail)
  return (
    <>
      <h2 className={classes.title} tabIndex={-1} data-first-focus>
        {person === null || person.name === '' ? null : <span className={classes.name}>{person.name}</span>}{' '}
        <span className={classes.reference} data-testid="in-hand">
          {detail?.reference ?? '\u00a0'}
        </span>
      </h2>
      <div className={classes.who}>
        <OfService serviceId={detail?.serviceId} />
        <span>{person?.code ?? '\u00a0'}</span>
        {person?.asked ? <span className={classes.asked}>{t('list.asked', { who: person.asked })}</span> : null}
        {detail === null ? null : <CopyParts detail={detail} />}
      </div>
    </>
  )
}

/** Whose request it is, where the desk has several services; that it is for practice in any case. */
function OfService({ serviceId }: { serviceId: string | undefined }) {
  const service = useServiceOf(serviceId)
  const areSeveral = useDesk(({ services }) => (services?.length ?? 0) > 1)
  if (service === null) return null
  return areSeveral ? <ServiceMark service={service} /> : <TestMark service={service} />
}

function Loading() {
  const { t } = useTranslation()
  if (!useLate(true)) return null
  return (
    <>
      <p role="status">{t('common.loading')}</p>
      <Skeleton height={120} animate={false} />
      <Skeleton height={80} animate={false} />
    </>
  )
}

interface LoadedProps {
  detail: RequestDetail
  onChanged: () => Promise<void>
  onGone: () => void
}

function Loaded({ detail, onChanged, onGone }: LoadedProps) {
  const left = timeLeft(detail.linkExpiresAt, useServiceNow(10_000, detail.serviceId))
  const stage = handOverStage(detail, left)
  const actions = useHandActions(detail, stage, left?.state === 'over', onChanged)
  const isHandedOver = useHand(({ hand }) => hand.kind === 'request' && hand.isHandedOver === true)
  if (isHandedOver && stage !== null) return <HandOver detail={detail} stage={stage} left={left} actions={actions} />
  return <Everything detail={detail} actions={actions} onChanged={onChanged} onGone={onGone} />
}

interface EverythingProps extends LoadedProps {
  actions: HandActions
}

function Everything({ detail, actions, onChanged, onGone }: EverythingProps) {
  const { t } = useTranslation()
  const deciding = useDecision(detail, onChanged)
  return (
    <>
      <NextStepCard detail={detail} actions={actions} deciding={deciding} onGone={onGone} />
      {detail.doubled ? (
        <Note tone="warn">
          <p>{t('hand.doubled')}</p>
        </Note>
      ) : null}
      <SupersededNote detail={detail} />
      <ChainNotes detail={detail} />
      <LinkPart detail={detail} />
      {deciding.state === 'closed' ? <ClaimsCompared detail={detail} /> : null}
      {detail.result === null ? null : <ResultPart detail={detail} result={detail.result} />}
      <DecisionHistory detail={detail} />
      <ProofPart detail={detail} actions={actions} />
      {deciding.state === 'closed' ? <NotePart detail={detail} /> : null}
      <HoldPart detail={detail} onChanged={onChanged} />
      <RequestFacts detail={detail} />
      <DoneNote actions={actions} />
    </>
  )
}
