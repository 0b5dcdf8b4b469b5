import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { type Places, type TextKey, words, wordsIn } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

const country = (clerk: Clerk) => clerk.page.getByRole('combobox', { name: words('create.country') })
const said = (clerk: Clerk, key: TextKey, places?: Places) =>
  clerk.page
    .getByRole('status')
    .filter({ hasText: words(key, places) })
    .waitFor()
/** A button that is called by what it fills in. */
const offered = (clerk: Clerk, name: string) => clerk.page.getByRole('button', { name, exact: true })

test('a code is read as it is typed: offered, warned of, and sent all the same', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await clerk.typeRequest({ sub: '60001019906' })
  await said(clerk, 'create.subLine.noCountry')
  await offered(clerk, 'EE60001019906').click()
  await said(clerk, 'create.subBorn', { country: 'Estonia (EE)', birthdate: '1 Jan 2000' })
  expect(await clerk.field('create.birthdate').inputValue()).toBe('')
  expect(await country(clerk).inputValue()).toBe('')

  await clerk.field('create.birthdate').fill('2/1/2000')
  await said(clerk, 'create.codeSays', { value: '1 Jan 2000' })
  await clerk.field('create.birthdate').fill('')
  await country(clerk).fill('LVA')
  await clerk.field('create.birthdate').focus()
  await eventually(async () => (await country(clerk).inputValue()) === 'Latvia (LV)')
  await said(clerk, 'create.codeSays', { value: 'Estonia (EE)' })

  await clerk.field('create.sub').fill('LV05040510009')
  await offered(clerk, 'LV050405-10009').click()
  await clerk.field('create.birthdate').fill('5.4.1905')
  await said(clerk, 'create.latvianBirthdate')
  await clerk.button('create.clearIt').click()

  const mistyped = 'EE60001019907'
  await clerk.field('create.sub').fill(mistyped)
  await said(clerk, 'create.subLine.wrongDigit', { country: 'Estonia (EE)' })
  await clerk.button('create.create').click()
  await clerk.readLink()
  const claims = (await server.practice.requests()).flatMap((one) => one.claims_required ?? [])
  expect(claims).toEqual(expect.arrayContaining([{ type: 'sub', value: mistyped }]))
})

test('a code without its country is asked about once, and goes out with the country or knowingly as it is', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const { page } = clerk
  const sent = async (reference: string) => {
    await eventually(async () => (await server.practice.requests({ reference })).length === 1)
    const [request] = await server.practice.requests({ reference })
    return request?.claims_required
  }
  const question = page.getByRole('dialog', { name: words('create.whose.title', { code: '38001085718' }) })

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
  await clerk.button('create.create').click()
  await offered(clerk, 'Latvia (LV) · LV050405-10009').click()
  expect(await sent(second)).toEqual([{ type: 'sub', value: 'LV050405-10009' }])

  const third = await clerk.typeRequest({ sub: '38001085718' })
  await clerk.button('create.create').click()
  await question.waitFor()
  await page.keyboard.press('3')
  expect(await sent(third)).toEqual([{ type: 'sub', value: '38001085718' }])
})

test('what is being written outlives another language and a power cut, and goes when it is sent', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const first = await office.start()
  await signIn(first.clerk, server)
  const typed = { sub: 'EE60001019906', name: 'Mari Maasikas', birthdate: '1.2.19', reason: 'Half a sent' }
  await first.clerk.typeRequest(typed)
  await first.clerk.speak('et')
  const inEstonian = wordsIn('et')
  const reasonInEstonian = first.clerk.page.getByLabel(inEstonian('create.reason'), { exact: true })
  await reasonInEstonian.fill('Half a sentence')
  await first.clerk.page.getByRole('combobox', { name: inEstonian('create.country') }).fill('Narnia')
  await reasonInEstonian.focus()
  await first.clerk.speak('en')
  await first.clerk.page.waitForTimeout(1000)
  await first.desk.kill()

  const again = await office.start()
  const { clerk } = again
  await clerk.typeRequest({})
  await clerk.page.getByText(words('create.kept')).waitFor()
  expect(await clerk.field('create.sub').inputValue()).toBe(typed.sub)
  expect(await clerk.field('create.name').inputValue()).toBe(typed.name)
  expect(await clerk.field('create.birthdate').inputValue()).toBe(typed.birthdate)
  expect(await clerk.field('create.reason').inputValue()).toBe('Half a sentence')
  expect(await country(clerk).inputValue()).toBe('Narnia')
  await clerk.field('create.birthdate').fill('1.2.1980')
  await clerk.button('create.create').click()
  await clerk.page.getByText(words('field.notACountry')).waitFor()
  await country(clerk).fill('Inglismaa')
  await clerk.field('create.reason').focus()
  await clerk.button('create.create').click()
  await clerk.readLink()
  expect(await server.practice.requests()).toMatchObject([
    { claims_required: expect.arrayContaining([{ type: 'country', value: 'GB' }]) }
  ])
  await again.desk.kill()

  const last = await office.start()
  await last.clerk.typeRequest({})
  expect(await last.clerk.field('create.sub').inputValue()).toBe('')
})

/** Where a field and the words about it are, from above. */
const places = (clerk: Clerk, key: TextKey) =>
  clerk.field(key).evaluate((field) => {
    const whole = field.closest('.mantine-InputWrapper-root')
    const box = (part: Element | null | undefined) => part?.getBoundingClientRect() ?? new DOMRect()
    return {
      label: box(whole?.querySelector('label')).top,
      field: box(field).bottom,
      hint: box(whole?.querySelector('[data-tone] span span, [data-tone] > span > span'))
    }
  })

test('a hint is nearer to its field than to the next, and nothing that is told pushes a field', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  await clerk.typeRequest({})
  const fields = ['create.sub', 'create.name', 'create.birthdate', 'create.reference', 'create.reason'] as const
  const tops = () =>
    Promise.all(fields.map((key) => clerk.field(key).evaluate((field) => field.getBoundingClientRect().top)))
  const name = await places(clerk, 'create.name')
  const next = await places(clerk, 'create.birthdate')
  expect(name.hint.top - name.field).toBeLessThan(next.label - name.hint.bottom)

  const before = await tops()
  await clerk.field('create.sub').fill('EE60001019906')
  await clerk.page.getByTestId('asked-before').waitFor()
  expect(await tops()).toEqual(before)
})

test('a heading that begins what was opened by a key has the focus, and no ring', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  const { page } = clerk
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await eventually(async () => (await page.evaluate(() => document.activeElement?.tagName)) === 'H2')
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe('none')
})
