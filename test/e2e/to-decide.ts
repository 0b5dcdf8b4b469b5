/** An office in which everybody has come, and what its list and its request in hand say. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { rowsOf } from '../desk/rows-of.ts'
import { eventually, type Office, openOffice, signIn } from './office.ts'

/** Those of them that are decided. */
export const decided = async (page: Page) => (await rowsOf(page)).filter(({ verdict }) => verdict !== null)

/** The title of the request in hand, as it is now; undefined while there is none. */
export const title = async (clerk: Clerk) => (await clerk.page.getByTestId('in-hand').allTextContents())[0]

/** Waits until this request is in hand. */
export const isInHand = (clerk: Clerk, reference: string) =>
  eventually(async () => expect(await title(clerk)).toBe(reference))

/** Opens an office with so many requests, to all of which somebody came. */
export async function officeToDecide(count: number): Promise<{ office: Office; clerk: Clerk; page: Page }> {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.seed({ count, completedShare: 1, mismatchShare: 0, referencePrefix: 'S' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await eventually(async () => expect(await rowsOf(clerk.page)).toHaveLength(count))
  await eventually(async () =>
    expect((await rowsOf(clerk.page)).every(({ status }) => status === 'completed')).toBe(true)
  )
  return { office, clerk, page: clerk.page }
}
