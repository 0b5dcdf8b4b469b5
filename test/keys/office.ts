/** The office in which the jobs are done: what its service knows, and a printer. */
import type { Page } from 'playwright-core'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import type { PracticeClient } from '../eeid-server/practice-client.ts'

const weekSeconds = 7 * 24 * 60 * 60

/** How many are decided in a row. */
export const inARow = 31

/** The references that the jobs are about. */
export const references = { lastWeek: 'WEEK-3', match: 'MATCH-1', mismatch: 'OTHER-1' } as const

/** A week ago, and today: one that matches, one that does not, and many to be decided in a row. */
export async function seedOffice(practice: PracticeClient): Promise<number> {
  const completed = { days: 0, completedShare: 1, mismatchShare: 0, firstNumber: 1 }
  await practice.setClock({ skewSeconds: -weekSeconds })
  await practice.seed({ ...completed, count: 5, referencePrefix: 'WEEK' })
  await practice.setClock({ skewSeconds: 0 })
  await practice.seed({ ...completed, count: inARow, referencePrefix: 'DAY' })
  await practice.seed({ ...completed, count: 1, referencePrefix: 'OTHER', mismatchShare: 1 })
  await practice.seed({ ...completed, count: 1, referencePrefix: 'MATCH' })
  return 5 + inARow + 2
}

/** Accepts requests by the window's own call, as a colleague has done before. */
export async function accept(page: Page, ids: readonly string[]): Promise<void> {
  await page.evaluate(
    async (all) => {
      const { decisions } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
      for (const id of all) await decisions.decide({ id, verdict: 'accept', note: '' })
    },
    [...ids]
  )
}

/** Has the desk print proofs on a printer that was chosen before. */
export async function choosePrinter(page: Page, choice: PrintChoice): Promise<void> {
  await page.evaluate(async (chosen) => {
    const { printing } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
    await printing.choose({ job: 'proof', choice: chosen })
  }, choice)
}
