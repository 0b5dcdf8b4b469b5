import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { wholeList } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { keysOf, type Layout, pressAsScanner, type ScannerKey, scannerKeys } from '../desk/scanner.ts'
import { noteCopiedTexts, noteOpenedMails } from '../desk/stand-ins.ts'
import { eventually, openOffice, signIn } from './office.ts'

const { enter, tab, f8, ctrlM, ctrlJ, ctrlB, ctrlBracket } = scannerKeys

const russian: Layout = { a: 'ф', r: 'к', v: 'м', e: 'у', s: 'ы', p: 'з', '-': '-' }
const french: Layout = { a: 'q', q: 'a', '1': '&', '2': 'é', '-': ')', r: 'r' }

/** Codes that begin with what decides, saves, prints or opens, or have it in them. */
const codes: Record<string, ScannerKey[]> = {
  'a reference': keysOf('arve-2026-17'),
  'one to reject': keysOf('rr-aa-17'),
  'a link': keysOf('https://qr.example.org/start?id=77'),
  'capitals without Shift': keysOf('PARK-A17'),
  'GS1 by F8': [...keysOf('10abc'), f8, ...keysOf('21xyr')],
  'GS1 by Ctrl+]': [ctrlBracket, ...keysOf('10abc'), ctrlBracket, ...keysOf('21xyr')],
  'between Ctrl+B': [ctrlB, ...keysOf('sap'), ctrlB, ...keysOf('exa')],
  'three signs': keysOf('aar'),
  'with spaces': keysOf('a b r s'),
  'a space first': keysOf(' ab'),
  'on a Russian layout': keysOf('arve-a', russian),
  'on a French layout': keysOf('qr-12', french)
}

const ends: Record<string, ScannerKey[]> = {
  Enter: [enter],
  'two Enters': [enter, enter],
  Tab: [tab],
  'Ctrl+M': [ctrlM],
  'Ctrl+J': [ctrlJ],
  'Ctrl+M and Ctrl+J': [ctrlM, ctrlJ],
  nothing: []
}

const paces = [8, 60, 80, 120]

/** How many requests have been decided about. */
function decisions(page: Page): Promise<number> {
  return page.evaluate(async (query) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const [service] = await eeidDesk.services.list()
    const answer = await eeidDesk.requests.list({ serviceId: service?.id ?? '', query, offset: 0, limit: 100 })
    return answer.ok ? answer.value.rows.filter(({ verdict }) => verdict !== null).length : -1
  }, wholeList)
}

test('whatever is scanned, it is a scan or it is nothing', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const mails = await noteOpenedMails(desk.app)
  const copied = await noteCopiedTexts(desk.app)

  const reference = await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference })
  await practice.complete(request?.id ?? '', { as: 'required' })
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
  const title = page.getByRole('heading', { level: 2, name: reference })

  // The focus on what a scanner's Enter, or a space, must not press.
  const focuses = [() => clerk.button('does.accept').focus(), () => title.focus(), () => clerk.rows.first().focus()]
  const table = Object.entries(codes).flatMap((code, at) =>
    // Three of the ends for each code, in turn: in the whole table each pace and each focus meets each of them.
    [0, 1, 2].map((more) => ({ code, end: Object.entries(ends)[(3 * at + more) % Object.keys(ends).length] }))
  )
  for (const [turn, { code, end }] of table.entries()) {
    const [name, keys] = code
    const [endName, after] = end ?? ['nothing', []]
    const pace = paces[turn % paces.length] ?? 8
    const row = `${name}, ${pace} ms, ${endName}`
    await focuses[turn % focuses.length]?.()
    await pressAsScanner(page, [...keys, ...after], pace)
    // Longer than a letter waits.
    await page.waitForTimeout(260)
    expect(await decisions(page), row).toBe(0)
    expect(await page.getByRole('dialog').count(), row).toBe(0)
    await eventually(async () => expect(await title.count(), row).toBe(1))
    // What was looked for and not found is put away, so that the next scan begins where this one did.
    await clerk.field('list.search').fill('')
    await clerk.row(reference).waitFor()
  }
  expect(await copied()).toEqual([])
  expect(await mails()).toEqual([])

  // A letter alone still decides, and so does the space bar on the button.
  await clerk.button('does.accept').focus()
  await clerk.press('a')
  await clerk.rowSaying(reference, 'decision.verdict.accept').waitFor()
})

test('a scan that begins with a command opens its request, and does nothing to the one in hand', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const mails = await noteOpenedMails(desk.app)
  const copied = await noteCopiedTexts(desk.app)
  const wanted = ['bussi-00031', 'mets-00032', 'cafe-00033', 'dok-00034', 'yks-00035', 'lipp-00036', 'note-00037']
  for (const reference of wanted) {
    await clerk.createRequest({ sub: 'EE30303039914', reference })
    await clerk.readLink()
  }
  const other = await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  for (const [at, reference] of wanted.entries()) {
    await clerk.row(other).click()
    await clerk.button('action.handOver').waitFor()
    await clerk.press('l')
    await page.getByTestId('qr').waitFor()
    await clerk.look()
    const pace = paces[at % paces.length] ?? 8
    const all = Object.values(ends).filter(({ length }) => length > 0)
    await pressAsScanner(page, [...keysOf(reference), ...(all[at % all.length] ?? [])], pace)
    await page.getByRole('heading', { level: 2, name: reference }).waitFor()
    await page.waitForTimeout(260)
    expect(await page.getByTestId('print-panel').count()).toBe(0)
    await page.getByRole('heading', { level: 2, name: reference }).waitFor()
    expect(await clerk.field('list.search').inputValue()).toBe('')
    expect(await clerk.field('decision.note').inputValue()).toBe('')
  }
  expect(await copied()).toEqual([])
  expect(await mails()).toEqual([])
  await clerk.row(other).click()
  await clerk.button('action.handOver').waitFor()
  // Of the second screen nothing has been asked.
  const isOn = await page.evaluate(async () => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const answer = await eeidDesk.handover.screen()
    return answer.ok && answer.value.isOn
  })
  expect(isOn).toBe(false)
})
