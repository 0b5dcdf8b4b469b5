import i18next from 'i18next'
import { useEffect, useState } from 'react'
import type { Language } from '../../common/words/languages.ts'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'

/** The ways to the person that are offered here; copying the link is offered wherever the request is in hand. */
export type Way = 'message' | 'mail' | 'slip'

/** What the last press came to: the way, and the whole sentence of it. */
export interface WayDone {
  way: Way
  words: string
}

/** How long a button says what came of it: to be read, and short enough not to lie about the clipboard. */
const saidForMs = 6_000

/** Every way to the person but the screen. What came of the last one is said for a while. */
export function useWays(id: string, language: Language, hasLink: boolean) {
  const [done, setDone] = useState<WayDone | null>(null)
  useEffect(() => {
    if (done === null) return
    const timer = setTimeout(() => setDone(null), saidForMs)
    return () => clearTimeout(timer)
  }, [done])
  const say = (way: Way, words: string) => {
    setDone({ way, words })
    announce(words)
  }
  const about = { id, language }
  const message = useAction(
    () => desk().handover.copyMessage(about),
    () => say('message', i18next.t('handover.messageCopied'))
  )
  const mail = useAction(
    () => desk().handover.mail(about),
    () => say('mail', i18next.t('handover.mailOpened'))
  )
  const slip = usePrinting(
    'slip',
    () => desk().handover.printSlip(about),
    (words) => setDone({ way: 'slip', words })
  )
  const begins = { message: message.run, mail: mail.run, slip: slip.print }

  function begin(way: Way): void {
    setDone(null)
    void begins[way]()
  }

  const offer = (way: Way) => (hasLink ? () => begin(way) : undefined)
  useActions({
    copyMessage: offer('message'),
    mail: offer('mail'),
    printSlip: offer('slip')
  })
  // While a printer is chosen, the form says what is wrong with the old one.
  const asked = [message, mail, ...(slip.isChoosing ? [] : [slip])]
  const problems = asked.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  return { done, begin, problems, slip }
}
