import i18next from 'i18next'
import { useEffect, useState } from 'react'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { openCorrection } from '../drafts/open.ts'
import type { HandOverStage } from '../handover/stage.ts'
import { desk } from '../state/desk.ts'
import { toggleHandOver } from '../state/hand-store.ts'
import { mayAskAgain } from '../state/next-step.ts'
import { personLanguage } from '../state/person-language.ts'
import { useAction } from '../state/use-action.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { useSendSame } from './send-same.ts'

/** What was done last with the request in hand, told in words until something else is done. */
export type Done = { what: 'copied' } | { what: 'saved'; fileName: string } | { what: 'opened' } | null

/** How long "the link is copied" stays: long enough to be read, short enough not to lie about the clipboard. */
const copiedForMs = 10_000

/** Everything that can be pressed on the request in hand, by button or by key. `stage`: how far its link is; `isLinkOver`: it has run out. */
export function useHandActions(
  detail: RequestDetail,
  stage: HandOverStage,
  isLinkOver: boolean,
  onChanged: () => Promise<void>
) {
  const { id } = detail
  const [done, setDone] = useState<Done>(null)
  const copyLink = useAction(
    () => desk().handover.copyLink({ id, language: personLanguage(id) }),
    () => {
      setDone({ what: 'copied' })
      announce(i18next.t('action.copied'))
    }
  )
  const tellSaved = (saved: { fileName: string } | null) => {
    // The clerk closed the dialog: there is nothing to say.
    if (saved === null) return
    setDone({ what: 'saved', fileName: saved.fileName })
    announce(i18next.t('action.saved', { fileName: saved.fileName }))
  }
  const saveProof = useAction(() => desk().proofs.save({ id }), tellSaved)
  const saveRecord = useAction(() => desk().proofs.saveRecord({ id }), tellSaved)
  const openProof = useAction(
    () => desk().proofs.open({ id }),
    () => {
      setDone({ what: 'opened' })
      announce(i18next.t('action.opened'))
    }
  )
  const openFolder = useAction(
    () => desk().proofs.openFolder({ id }),
    () => undefined
  )
  const sendAgain = useAction(
    () => desk().requests.sendAgain({ id }),
    () => void onChanged()
  )

  const sendingSame = useSendSame(detail)
  // What came is decided about instead.
  const sendSame = detail.status !== 'completed' && mayAskAgain(detail, isLinkOver) ? sendingSame : undefined

  useEffect(() => {
    if (done?.what !== 'copied') return
    const timer = setTimeout(() => setDone(null), copiedForMs)
    return () => clearTimeout(timer)
  }, [done])

  const hasProof = detail.proof === 'kept'
  useActions({
    handOver: stage === null ? undefined : toggleHandOver,
    copyLink: stage === 'link' ? () => void copyLink.run() : undefined,
    saveProof: hasProof ? () => void saveProof.run() : undefined,
    saveRecord: hasProof && detail.status === 'completed' ? () => void saveRecord.run() : undefined,
    openProof: hasProof ? () => void openProof.run() : undefined,
    sendAgain:
      detail.outbox === 'needsAttention' ? () => void sendAgain.run() : sendSame && (() => void sendSame.run()),
    correct: detail.draft === null ? undefined : () => openCorrection(detail)
  })

  return { done, toggleHandOver, copyLink, saveProof, saveRecord, openProof, openFolder, sendAgain, sendSame }
}

/** What `useHandActions` returns. */
export type HandActions = ReturnType<typeof useHandActions>
