import i18next from 'i18next'
import { useState } from 'react'
import type { Language } from '../../common/words/languages.ts'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'

/** Every way to the person but the screen and the plain link; the words say what was done last. */
export function useWays(id: string, language: Language, hasLink: boolean) {
  const [done, setDone] = useState<string | null>(null)
  const say = (words: string) => {
    setDone(words)
    announce(words)
  }
  const message = useAction(
    () => desk().handover.copyMessage({ id, language }),
    () => say(i18next.t('handover.messageCopied'))
  )
  const mail = useAction(
    () => desk().handover.mail({ id, language }),
    () => say(i18next.t('handover.mailOpened'))
  )
  const slip = usePrinting('slip', () => desk().handover.printSlip({ id, language }))
  const begins = { message: message.run, mail: mail.run, slip: slip.print }

  function begin(way: keyof typeof begins): void {
    setDone(null)
    void begins[way]()
  }

  useActions({
    copyMessage: hasLink ? () => begin('message') : undefined,
    mail: hasLink ? () => begin('mail') : undefined,
    printSlip: hasLink ? () => begin('slip') : undefined
  })
  // While a printer is chosen, the form says what is wrong with the old one.
  const asked = [message, mail, ...(slip.isChoosing ? [] : [slip])]
  const problems = asked.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  return { done, begin, problems, slip }
}
