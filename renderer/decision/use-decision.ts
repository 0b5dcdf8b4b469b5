import i18next from 'i18next'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { openAskAgain } from '../drafts/open.ts'
import type { Following } from '../list/following.ts'
import { desk } from '../state/desk.ts'
import { isToDecide, mayAskAgain } from '../state/next-step.ts'
import { timeLeft } from '../state/time-left.ts'
import { useAction } from '../state/use-action.ts'
import { useServiceNow } from '../state/use-service-now.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { useSeen } from '../ui/seen.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { goOn, nextToDecide } from './go-on.ts'
import { escapeNote, focusNote } from './note-focus.ts'
import { keepNote, noteOf, noteTaken } from './note-store.ts'
import { offerUndo, useUndo } from './undo-store.ts'

/** Does the first thing to do: accepts, or goes on towards it, also out of the note. */
export const decideKey = 'mod+enter'

/**
 * Where deciding stands: `closed`: nothing to decide; `open`: to decide; `looking`: asked whether it is this person, whom
 * the request did not name; `confirming`: asked whether to accept all the same; `noteWanted`: the same, and a note is still
 * missing.
 */
export type DecidingState = 'closed' | 'open' | 'looking' | 'confirming' | 'noteWanted'

/** Deciding about the request in hand, by button or by key. A decision may be changed at any time. */
export function useDecision(detail: RequestDetail, onChanged: () => Promise<void>) {
  const [isChanging, setChanging] = useState(false)
  const [asked, setAsked] = useState<'looking' | 'confirming' | 'noteWanted' | null>(null)
  const isFree = !detail.isNotUnderstood
  const isOpen = isToDecide(detail) || (isChanging && isFree && detail.verdict !== null)
  const state: DecidingState = isOpen ? (asked ?? 'open') : 'closed'
  const isLinkOver = timeLeft(detail.linkExpiresAt, useServiceNow(10_000, detail.serviceId))?.state === 'over'
  const hasObjections = detail.concerns.some(({ isObjection }) => isObjection)

  const isIdentified = detail.outcome === 'identified'

  const canChange = state === 'closed' && isFree && detail.status === 'completed' && detail.verdict !== null
  const change = () => setChanging(true)

  function close() {
    setChanging(false)
    setAsked(null)
  }

  function onDecided(verdict: 'accept' | 'reject', following: Following | null) {
    close()
    void goOn(detail.id, following)
    announce(i18next.t(`decision.said.${verdict}`))
    void onChanged()
  }
  const accepting = useVerdict('accept', detail, onDecided)
  const rejecting = useVerdict('reject', detail, onDecided)
  const once = useOnce(detail.decisions.length)

  function accept() {
    if (!hasObjections) return isIdentified && asked === null ? setAsked('looking') : once(accepting.run)
    if (asked === null) return setAsked('confirming')
    if (noteOf(detail).trim() === '') return setAsked('noteWanted')
    once(accepting.run)
  }
  const reject = () => once(rejecting.run)

  async function askAgain() {
    // What was noted goes with the decision that asking again is.
    await keepNote(detail)
    openAskAgain(detail)
  }

  useEffect(() => {
    if (asked !== null && asked !== 'looking') focusNote()
  }, [asked])

  useActions({
    accept: isOpen ? accept : undefined,
    reject: isOpen ? reject : undefined,
    askAgain: mayAskAgain(detail, isLinkOver) ? () => void askAgain() : undefined,
    changeDecision: canChange ? change : undefined,
    note: isFree ? focusNote : undefined
  })
  const seen = useSeen()
  useKeys({ [decideKey]: isOpen ? (pressedAt) => seen.takes(pressedAt) && accept() : undefined })
  // What is asked is left first, and a note before that; only then the request.
  useKeys({ escape: asked !== null || isChanging ? () => void (escapeNote() || close()) : undefined })
  // A question, or a second one, changes what is decided about: it has to be seen anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is seen anew in every state
  useLayoutEffect(() => seen.begin(), [seen, state])

  return {
    state,
    isBusy: accepting.isBusy || rejecting.isBusy,
    problem: accepting.problem ?? rejecting.problem,
    accept,
    reject,
    askAgain: () => void askAgain(),
    /** A decision was taken, and is not being changed. */
    canChange,
    /** Opens a decision that was taken, to take another. */
    change,
    /** Leaves everything as it was decided, or undecided. */
    close
  }
}

/**
 * Lets one decision be taken at a time: another press, of whichever button or key, does nothing until what was decided is
 * on screen, or was withdrawn. `decisions`: how many there are.
 */
function useOnce(decisions: number) {
  const isTaken = useRef(false)
  const undone = useUndo((state) => state.undone)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes either of them ends it
  useLayoutEffect(() => {
    isTaken.current = false
  }, [decisions, undone])
  return (decide: () => Promise<boolean>) => {
    if (isTaken.current) return
    isTaken.current = true
    void decide().then((isDecided) => {
      if (!isDecided) isTaken.current = false
    })
  }
}

/** Has main decide, with the note as it stands on screen. */
function useVerdict<V extends 'accept' | 'reject'>(
  verdict: V,
  detail: RequestDetail,
  onDecided: (verdict: V, following: Following | null) => void
) {
  const following = useRef<Following | null>(null)
  const pressedAt = useRef(0)
  return useAction(
    async () => {
      pressedAt.current = performance.now()
      following.current = nextToDecide(detail.id)
      const note = noteOf(detail)
      const outcome = await desk().decisions.decide({ id: detail.id, verdict, note })
      if (outcome.ok) noteTaken(detail.id, note)
      return outcome
    },
    ({ number }) => {
      const { id, reference } = detail
      offerUndo({ id, number, reference, verdict }, pressedAt.current)
      onDecided(verdict, following.current)
    }
  )
}

/** What `useDecision` returns. */
export type Deciding = ReturnType<typeof useDecision>
