import { expect, test } from 'vitest'
import { rowsOf } from '../desk/rows-of.ts'
import { eventually } from './office.ts'
import { decided, isInHand, officeToDecide } from './to-decide.ts'

test('a press is not taken for the next person: twice the letter, twice Enter on the button, a double click', async () => {
  const { clerk, page } = await officeToDecide(8)
  const [first = '', second = '', third = '', fourth = ''] = (await rowsOf(page)).map(({ reference }) => reference)
  await clerk.press('3')
  await clerk.row(first).click()
  await clerk.button('does.accept').waitFor()
  await clerk.press('a')
  await isInHand(clerk, second)
  await clerk.button('does.accept').waitFor()
  await page.keyboard.press('a')
  await clerk.button('does.accept').press('Enter')
  await clerk.button('does.accept').press(' ')
  await clerk.button('does.accept').focus()
  await page.keyboard.press('Control+Enter')
  await clerk.look()
  await isInHand(clerk, second)
  expect(await decided(page)).toHaveLength(1)

  // Once it has been seen, the same presses count; a key held down is one.
  await clerk.button('does.accept').focus()
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await isInHand(clerk, third)
  await clerk.button('does.accept').focus()
  await clerk.look()
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await clerk.look()
  await isInHand(clerk, third)
  expect(await decided(page)).toHaveLength(2)
  await clerk.button('does.accept').dblclick()
  await isInHand(clerk, fourth)
  await clerk.look()
  expect(await decided(page)).toHaveLength(3)
  await clerk.button('does.reject').press(' ')
  await eventually(async () => expect(await decided(page)).toHaveLength(4))
})
