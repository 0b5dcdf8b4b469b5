import i18next from 'i18next'
import { useState } from 'react'
import type { Language } from '../../common/words/languages.ts'
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
  const slip = useAction(
    () => desk().handover.printSlip({ id, language }),
    ({ printer, copies }) => say(i18next.t('print.sent', { printer, count: copies }))
  )
  const ways = { message, mail, slip }

  function begin(way: keyof typeof ways): void {
    setDone(null)
    void ways[way].run()
  }

  useActions({
    copyMessage: hasLink ? () => begin('message') : undefined,
    mail: hasLink ? () => begin('mail') : undefined,
    printSlip: hasLink ? () => begin('slip') : undefined
  })
  const problems = Object.values(ways).flatMap(({ problem }) => (problem === null ? [] : [problem]))
  return { done, begin, problems, isPrinting: slip.isBusy }
}
