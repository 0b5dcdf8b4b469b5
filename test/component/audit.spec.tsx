import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { pins, twoClerks } from '../desk-parts/clerks.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const openLog = (clerk: Clerk) => clerk.key('{Control>}{Shift>}j{/Shift}{/Control}')
const rows = () => screen.findAllByTestId('audit-row')
const told = async () => (await rows()).map((row) => row.textContent)
const page = () => screen.findByRole('heading', { name: words('audit.title') })

async function withEntries() {
  const desk = deskInMemory({ requests: [serviceRequest({ id: '1', reference: 'K7Q-00001' })] })
  await desk.api.decisions.writeNote({ id: '1', note: 'Came at two' })
  await desk.api.handover.setOffice({ office: 'Front desk' })
  return desk
}

async function asJaan(desk: DeskInMemory) {
  const { jaan } = await twoClerks(desk.api)
  await desk.api.access.unlock({ clerk: jaan.id, pin: pins.jaan })
  return openWindow(desk)
}

test('the log tells who did what on which request, the newest first, and leads to the request', async () => {
  const clerk = await openWindow(await withEntries())
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  const [settings = '', note = ''] = await told()
  expect(settings).toContain(words('audit.act.settings'))
  expect(settings).toContain(words('settings.sections.handover'))
  expect(note).toContain(words('audit.act.note'))
  expect(note).toContain('Clerk')
  await clerk.press('K7Q-00001')
  expect((await screen.findByTestId('in-hand')).textContent).toBe('K7Q-00001')
})

test('it is narrowed by act, person, reference and day, says that nothing fits, and shows everything again', async () => {
  const clerk = await openWindow(await withEntries())
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  await clerk.user.selectOptions(await screen.findByLabelText(words('audit.what')), words('audit.act.note'))
  await waitFor(async () => expect(await told()).toHaveLength(1))
  await clerk.fill(words('audit.reference'), 'k7q-0')
  await waitFor(async () => expect(await told()).toHaveLength(1))
  await clerk.fill(words('audit.reference'), 'K8')
  await screen.findByText(words('audit.noneFits'))
  await clerk.press(words('audit.clear'))
  await waitFor(async () => expect((await told()).length).toBeGreaterThan(1))
  await clerk.fill(words('audit.until'), '01.01.2020')
  await screen.findByText(words('audit.noneFits'))
})

test('what was done on one request is shown from the request, and back is to the request', async () => {
  const clerk = await openWindow(await withEntries())
  await clerk.open('K7Q-00001')
  await clerk.press(words('audit.ofRequest'))
  await screen.findByRole('heading', { name: words('audit.titleOf', { reference: 'K7Q-00001' }) })
  for (const row of await told()) expect(row).toContain('K7Q-00001')
  await clerk.key('{Escape}')
  expect((await screen.findByTestId('in-hand')).textContent).toBe('K7Q-00001')
})

test('what was erased is said to be, and what cannot be read is one row', async () => {
  const desk = await withEntries()
  desk.store.audit.erase('1')
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  expect((await told()).filter((row) => row?.includes(words('audit.erased')))).toHaveLength(1)
})

test('the log is verified, reviewed and saved', async () => {
  const desk = await withEntries()
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  await screen.findByText(words('audit.neverReviewed'))
  await clerk.press(words('audit.verify'))
  await screen.findByText(words('audit.folder.none'))
  await clerk.press(words('audit.review'))
  await screen.findByText((text) => text.startsWith(words('audit.reviewedBy', { who: 'Clerk', when: '' }).slice(0, 20)))
  desk.shell.chosen = { place: `${desk.folder}/log.jsonl`, file: null, folder: desk.folder }
  await clerk.press(words('audit.saveLines'))
  await screen.findByText(words('audit.saved', { fileName: 'log.jsonl' }))
})

test('a clerk reads and verifies it; what is a manager’s is explained, and in the commands too', async () => {
  const clerk = await asJaan(await withEntries())
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  await page()
  expect(screen.getAllByText(words('clerks.onlyManager'))).toHaveLength(1)
  expect(screen.queryByRole('button', { name: words('audit.saveLines') })).toBeNull()
  expect(screen.queryByRole('button', { name: words('audit.review') })).toBeNull()
  await clerk.press(words('audit.verify'))
  await screen.findByText(words('audit.folder.none'))
  await clerk.key('{Control>}k{/Control}')
  const palette = await screen.findByRole('dialog', { name: words('palette.title') })
  await clerk.user.type(within(palette).getByRole('combobox'), words('does.exportLog'))
  expect(palette.textContent).toContain(words('palette.why.manager'))
})

test('what main cannot read is said, with the way to try again', async () => {
  const desk = await withEntries()
  const { page: real } = desk.api.audit
  let isBroken = true
  Object.assign(desk.api.audit, {
    page: (wanted: Parameters<typeof real>[0]) =>
      isBroken ? Promise.resolve({ ok: false, error: { code: 'storeClosed' } }) : real(wanted)
  })
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await openLog(clerk)
  await screen.findByText(words('audit.unread'))
  isBroken = false
  await clerk.press(words('common.tryAgain'))
  await rows()
})

test('in the settings, what the office chooses is explained to a clerk where they would try', async () => {
  const clerk = await asJaan(await withEntries())
  await clerk.row('K7Q-00001')
  await clerk.openSettings('references')
  const explained = await screen.findByText(words('clerks.onlyManager'))
  expect(explained.closest('fieldset')?.querySelector('input')?.matches(':disabled')).toBe(true)
})
