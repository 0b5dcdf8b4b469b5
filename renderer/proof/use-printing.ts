import i18next from 'i18next'
import { useRef, useState } from 'react'
import type { Outcome, Problem } from '../../common/words/problems.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { keepChoice, type PrintJob, readChoice, usePrintChoice } from './print-choice.ts'

/** Two presses so close together count as one: nobody wants the second sheet of a double click. */
const sameMs = 1500

/** Where it went, told until something else is done. */
export interface SentTo {
  printer: string
  copies: number
}

/** What the desk has chosen; undefined where main could not tell. */
async function chosenNow(job: PrintJob): Promise<PrintChoice | null | undefined> {
  const outcome = await ask(() => readChoice(job))
  return outcome?.ok ? outcome.value : undefined
}

/** Whether it goes on once a printer was chosen. */
const wantsPrinter = ({ code }: Problem): boolean => code === 'noPrinterChosen' || code === 'printerGone'

/** Printing one thing, by `send`: at once where the desk has a printer for its kind, else after one was chosen in place. `onSent` is told in words where it went. */
export function usePrinting(job: PrintJob, send: () => Promise<Outcome<SentTo>>, onSent?: (words: string) => void) {
  const choice = usePrintChoice(job)
  const [isChoosing, setChoosing] = useState(false)
  const [sent, setSent] = useState<SentTo | null>(null)
  const [choosingProblem, setChoosingProblem] = useState<Problem | null>(null)
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  const action = useAction(sendOrChoose, (where) => {
    sentAt.current = performance.now()
    setSent(where)
    const words = i18next.t('print.sent', { printer: where.printer, count: where.copies })
    announce(words)
    onSent?.(words)
  })

  async function sendOrChoose() {
    const outcome = await send()
    if (!outcome.ok && wantsPrinter(outcome.error)) setChoosing(true)
    return outcome
  }

  async function print() {
    // Somebody may press before it is known.
    if ((choice === undefined ? await chosenNow(job) : choice) === null) return setChoosing(true)
    if (performance.now() - sentAt.current < sameMs) return
    setSent(null)
    setChoosing(false)
    await action.run()
  }

  async function printWith(chosen: PrintChoice) {
    const kept = await ask(() => keepChoice(job, chosen))
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

/** What `usePrinting` returns. */
export type Printing = ReturnType<typeof usePrinting>
