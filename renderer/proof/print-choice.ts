import { useEffect } from 'react'
import { create } from 'zustand'
import type { printing } from '../../common/settings/printing.ts'
import { type Outcome, ok } from '../../common/words/problems.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** What is printed: proofs, and slips for the person. */
export type PrintJob = keyof typeof printing

/** What papers are called, which is the same in every language. */
export const paperNames: Record<PrintChoice['paper'], string> = {
  A4: 'A4',
  A5: 'A5',
  A6: 'A6',
  letter: 'Letter',
  '80mm': '80 mm',
  '58mm': '58 mm'
}

/** What the desk chose to print with; absent until main has told, null until somebody chose. */
const useChoices = create<Partial<Record<PrintJob, PrintChoice | null>>>(() => ({}))

/** What the desk chose for this kind of job; undefined until it is known, null until somebody chose. */
export function usePrintChoice(job: PrintJob): PrintChoice | null | undefined {
  useEffect(() => {
    if (useChoices.getState()[job] === undefined) void ask(() => readChoice(job))
  }, [job])
  return useChoices((choices) => choices[job])
}

/** Asks main what the desk chose; null until somebody chose. */
export async function readChoice(job: PrintJob): Promise<Outcome<PrintChoice | null>> {
  const outcome = await desk().printing.choice({ job })
  if (outcome.ok) useChoices.setState({ [job]: outcome.value })
  return outcome
}

/** Has main remember the choice for this desk. */
export async function keepChoice(job: PrintJob, choice: PrintChoice): Promise<Outcome<PrintChoice>> {
  const outcome = await desk().printing.choose({ job, choice })
  if (!outcome.ok) return outcome
  useChoices.setState({ [job]: choice })
  return ok(choice)
}
