import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

// As a clerk types: what comes faster, and ends in Enter, is a scanner's.
const byHand = { delay: 190 }

test('every action is found by its words, and is done by Enter', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const palette = page.getByRole('dialog', { name: words('palette.title') })
  await page.keyboard.press('Control+k')
  await palette.waitFor()
  const off = palette.getByRole('option').filter({ hasText: new RegExp(`^${words('does.saveProof')} `) })
  expect(await off.getAttribute('aria-disabled')).toBe('true')
  expect(await off.textContent()).toContain(words('palette.why.request'))
  await page.keyboard.type(words('does.newRequest').slice(0, -1).toLowerCase(), byHand)
  await palette.getByRole('option', { name: words('does.newRequest') }).waitFor()
  await page.keyboard.press('Enter')
  await clerk.field('create.sub').waitFor()
  await palette.waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+k')
  await palette.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const chosen = palette.locator('[data-combobox-selected]')
  expect(await chosen.count()).toBe(1)
  await page.keyboard.type('no such thing', byHand)
  await palette.getByText(words('palette.nothing')).waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
})
