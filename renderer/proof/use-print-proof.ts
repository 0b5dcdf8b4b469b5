import i18next from 'i18next'
import { useRef, useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { keepChoice, readChoice, usePrintChoice } from './print-choice.ts'

/** Two presses that close together are one: nobody wants the second sheet of a double click. */
const sameMs = 1500

/** Where it went, told until something else is done. */
export interface SentTo {
  printer: string
  copies: number
}

/** What the desk has chosen; undefined where main could not tell. */
async function chosenNow(): Promise<PrintChoice | null | undefined> {
  const outcome = await ask(() => readChoice('proof'))
  return outcome?.ok ? outcome.value : undefined
}

/** Printing one proof. */
export const usePrintProof = (id: string) => usePrint(() => desk().proofs.print({ id }))

/** Printing on the printer of proofs: at once where the desk has one, else after it was chosen. `call` has main print. */
export function usePrint(call: () => Promise<Outcome<SentTo>>) {
  const choice = usePrintChoice('proof')
  const [isChoosing, setChoosing] = useState(false)
  const [sent, setSent] = useState<SentTo | null>(null)
  const [choosingProblem, setChoosingProblem] = useState<Problem | null>(null)
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  const action = useAction(call, (where) => {
    sentAt.current = performance.now()
    setSent(where)
    announce(i18next.t('print.sent', { printer: where.printer, count: where.copies }))
  })

  async function print() {
    // Somebody may press before it is known.
    if ((choice === undefined ? await chosenNow() : choice) === null) return setChoosing(true)
    if (performance.now() - sentAt.current < sameMs) return
    setSent(null)
    setChoosing(false)
    await action.run()
  }

  async function printWith(chosen: PrintChoice) {
    const kept = await ask(() => keepChoice('proof', chosen))
    setChoosingProblem(kept === undefined || kept.ok ? null : kept.error)
    setSent(null)
    setChoosing(false)
    await action.run()
  }

  return {
    choice: choice ?? null,
    isBusy: action.isBusy,
    isChoosing,
    sent,
    problem: choosingProblem ?? action.problem,
    print,
    printWith,
    change() {
      setSent(null)
      setChoosing(true)
    },
    stopChoosing: () => setChoosing(false)
  }
}

/** What `usePrintProof` returns. */
export type PrintProof = ReturnType<typeof usePrintProof>
