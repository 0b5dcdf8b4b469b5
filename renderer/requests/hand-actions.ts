import i18next from 'i18next'
import { useEffect, useState } from 'react'
import type { RequestDetail } from '../../preload/shapes.ts'
import { desk } from '../desk.ts'
import { announce } from '../ui/announce.tsx'
import { useKeys } from '../ui/keys.ts'
import { useAction } from './use-action.ts'

/** What was done last with the request in hand, told in words until something else is done. */
export type Done = { what: 'copied' } | { what: 'saved'; fileName: string } | { what: 'opened' } | null

/** How long "the link is copied" stays: long enough to be read, short enough not to lie about the clipboard. */
const copiedForMs = 10_000

/** Everything that can be pressed on the request in hand, by button or by key. */
export function useHandActions(detail: RequestDetail, onChanged: () => Promise<void>) {
  const { id } = detail
  const [done, setDone] = useState<Done>(null)
  const copyLink = useAction(
    () => desk().requests.copyLink({ id }),
    () => {
      setDone({ what: 'copied' })
      announce(i18next.t('action.copied'))
    }
  )
  const saveProof = useAction(
    () => desk().proofs.save({ id }),
    (saved) => {
      // The clerk closed the dialog: there is nothing to say.
      if (saved === null) return
      setDone({ what: 'saved', fileName: saved.fileName })
      announce(i18next.t('action.saved', { fileName: saved.fileName }))
    }
  )
  const openProof = useAction(
    () => desk().proofs.open({ id }),
    () => {
      setDone({ what: 'opened' })
      announce(i18next.t('action.opened'))
    }
  )
  const sendAgain = useAction(
    () => desk().requests.sendAgain({ id }),
    () => void onChanged()
  )

  useEffect(() => {
    if (done?.what !== 'copied') return
    const timer = setTimeout(() => setDone(null), copiedForMs)
    return () => clearTimeout(timer)
  }, [done])

  useKeys({
    l: detail.link === null ? undefined : () => void copyLink.run(),
    s: detail.proof === 'kept' ? () => void saveProof.run() : undefined
  })

  return { done, copyLink, saveProof, openProof, sendAgain }
}

/** What `useHandActions` answers. */
export type HandActions = ReturnType<typeof useHandActions>
