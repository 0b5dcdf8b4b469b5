import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { eventually, openOffice, signIn } from './office.ts'

const country = (clerk: Clerk) => clerk.page.getByRole('combobox', { name: 'Country' })
const said = (clerk: Clerk, words: string) => clerk.page.getByRole('status').filter({ hasText: words }).waitFor()

test('a code is read as it is typed: offered, warned of, and sent all the same', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await clerk.typeRequest({ sub: '60001019906' })
  await said(clerk, 'The letters of the country are missing')
  await clerk.button('EE60001019906').click()
  await said(clerk, 'Estonia (EE), born 1 Jan 2000')
  expect(await clerk.field('Date of birth').inputValue()).toBe('')
  await clerk.button('Use birth date and country').click()
  expect(await clerk.field('Date of birth').inputValue()).toBe('01.01.2000')
  expect(await country(clerk).inputValue()).toBe('Estonia (EE)')

  await clerk.field('Date of birth').fill('2/1/2000')
  await said(clerk, 'The code says 1 Jan 2000')
  await clerk.field('Date of birth').fill('')
  await country(clerk).fill('LVA')
  await clerk.field('Date of birth').focus()
  await eventually(async () => (await country(clerk).inputValue()) === 'Latvia (LV)')
  await said(clerk, 'The code says Estonia (EE)')

  await clerk.field('Personal code').fill('LV05040510009')
  await clerk.button('LV050405-10009').click()
  await clerk.field('Date of birth').fill('5.4.1905')
  await said(clerk, 'Latvian Smart-ID tells no birth date')
  await clerk.button('Clear it').click()

  const mistyped = 'EE60001019907'
  await clerk.field('Personal code').fill(mistyped)
  await said(clerk, 'the check digit does not fit')
  await clerk.button('Create request').click()
  await clerk.readLink()
  const claims = (await server.practice.requests()).flatMap((one) => one.claims_required ?? [])
  expect(claims).toEqual(expect.arrayContaining([{ type: 'sub', value: mistyped }]))
})

test('a code without its country is asked about once, and goes out with the country or knowingly as it is', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  const { page } = clerk
  await signIn(clerk, server)
  const sent = async (reference: string) => {
    await eventually(async () => (await server.practice.requests({ reference })).length === 1)
    const [request] = await server.practice.requests({ reference })
    return request?.claims_required
  }
  const question = page.getByRole('dialog', { name: 'Which country’s code is 38001085718?' })

  const first = await clerk.typeRequest({ sub: '38001085718' })
  // Pressed twice, it answers nothing.
  await page.keyboard.press('Control+Enter')
  await question.waitFor()
  await page.keyboard.press('Control+Enter')
  expect(await server.practice.requests()).toEqual([])
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+Enter')
  await question.getByRole('button', { name: 'Lithuania (LT) · LT38001085718' }).waitFor()
  await page.keyboard.press('1')
  expect(await sent(first)).toEqual([{ type: 'sub', value: 'EE38001085718' }])

  const second = await clerk.typeRequest({ sub: '050405 10009' })
  await clerk.button('Create request').click()
  await clerk.button('Latvia (LV) · LV050405-10009').click()
  expect(await sent(second)).toEqual([{ type: 'sub', value: 'LV050405-10009' }])

  const third = await clerk.typeRequest({ sub: '38001085718' })
  await clerk.button('Create request').click()
  await question.waitFor()
  await page.keyboard.press('3')
  expect(await sent(third)).toEqual([{ type: 'sub', value: '38001085718' }])
})

test('what is being written outlives another language and a power cut, and goes when it is sent', async () => {
  const office = await openOffice()
  const { server } = office
  const first = await office.start()
  await signIn(first.clerk, server)
  const typed = { sub: 'EE60001019906', name: 'Mari Maasikas', birthdate: '1.2.19', reason: 'Half a sent' }
  await first.clerk.typeRequest(typed)
  await first.clerk.page.getByText('ET', { exact: true }).first().click()
  await first.clerk.page.locator('html[lang=et]').waitFor()
  await first.clerk.field('Põhjus').fill('Half a sentence')
  await first.clerk.page.getByRole('combobox', { name: 'Riik' }).fill('Narnia')
  await first.clerk.field('Põhjus').focus()
  await first.clerk.page.getByText('EN', { exact: true }).first().click()
  await first.clerk.page.locator('html[lang=en]').waitFor()
  await first.clerk.page.waitForTimeout(1000)
  await first.desk.kill()

  const again = await office.start()
  const { clerk } = again
  await clerk.typeRequest({})
  await clerk.page.getByText('You were writing this.').waitFor()
  expect(await clerk.field('Personal code').inputValue()).toBe(typed.sub)
  expect(await clerk.field('Full name').inputValue()).toBe(typed.name)
  expect(await clerk.field('Date of birth').inputValue()).toBe(typed.birthdate)
  expect(await clerk.field('Reason').inputValue()).toBe('Half a sentence')
  expect(await country(clerk).inputValue()).toBe('Narnia')
  await clerk.field('Date of birth').fill('1.2.1980')
  await clerk.button('Create request').click()
  await clerk.page.getByText('Choose a country from the list.').waitFor()
  await country(clerk).fill('Inglismaa')
  await clerk.field('Reason').focus()
  await clerk.button('Create request').click()
  await clerk.readLink()
  expect(await server.practice.requests()).toMatchObject([
    { claims_required: expect.arrayContaining([{ type: 'country', value: 'GB' }]) }
  ])
  await again.desk.kill()

  const last = await office.start()
  await last.clerk.typeRequest({})
  expect(await last.clerk.field('Personal code').inputValue()).toBe('')
})
