import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const completed = (id: string, reference: string, code = mariMaasikas.sub) =>
  serviceRequest({
    id,
    reference,
    status: 'completed',
    created_at: minutesAgo(3),
    completed_at: minutesAgo(1),
    claims_required: [{ type: 'sub', value: code }],
    result: mariMaasikas
  })

const office = () =>
  deskInMemory({
    requests: [
      completed('1', 'K7Q-1'),
      completed('2', 'K7Q-2'),
      completed('3', 'K7Q-3', 'EE30303039914'),
      serviceRequest({ id: '4', reference: 'K7Q-4', created_at: minutesAgo(2) }),
      serviceRequest({ id: '5', reference: 'OLD-5', created_at: '2025-01-07T08:00:00Z' })
    ]
  })

const part = (name: 'asked' | 'accepted' | 'waiting' | 'rejected', count: number) =>
  screen.findByRole('button', { name: words(`today.${name}`, { count, formatted: count }) })

async function verdictsOf(desk: DeskInMemory, id: string) {
  const detail = await desk.api.requests.get({ id })
  return detail.ok ? detail.value.decisions.map(({ verdict }) => verdict) : []
}

test('the line of today counts, and a press on a count shows what it counts', async () => {
  const desk = office()
  const clerk = await openWindow(desk)
  await clerk.row('OLD-5')
  await part('asked', 4)
  await clerk.user.click(await part('waiting', 1))
  await waitFor(() => expect(clerk.rows().map((row) => row.textContent)).toHaveLength(1))
  await clerk.row('K7Q-4')
  await desk.api.decisions.decide({ id: '1', verdict: 'accept', note: '' })
  await clerk.user.click(await part('accepted', 1))
  await waitFor(() => expect(clerk.rows()).toHaveLength(1))
  await clerk.row('K7Q-1')
  expect((await part('accepted', 1)).getAttribute('aria-pressed')).toBe('true')
  await clerk.user.click(await part('rejected', 0))
  await screen.findByText(words('list.notFound'))
})

test('all that match are accepted by one press with one note, the rest is named, and undo takes all back', async () => {
  const desk = office()
  const clerk = await openWindow(desk)
  await clerk.row('OLD-5')
  const [all] = await screen.findAllByRole('checkbox')
  if (all) await clerk.user.click(all)
  await clerk.press(words('acceptMatching.button'))
  const question = await screen.findByTestId('accept-matching')
  within(question).getByText(words('acceptMatching.question', { count: 2, formatted: 2 }))
  within(question).getByText(words('acceptMatching.left', { count: 3, formatted: 3 }))
  expect(question.textContent).toContain(`K7Q-3: ${words('acceptMatching.why.notMatching')}`)
  await clerk.fill(words('acceptMatching.note'), 'Kõik korras')
  await clerk.press(words('acceptMatching.accept', { count: 2, formatted: 2 }))
  await waitFor(async () => expect(await verdictsOf(desk, '2')).toEqual(['accept']))
  expect(await verdictsOf(desk, '1')).toEqual(['accept'])
  expect(await verdictsOf(desk, '3')).toEqual([])
  expect((await screen.findByTestId('undo')).textContent).toContain(
    words('acceptMatching.done', { count: 2, formatted: 2 })
  )
  await clerk.key('{Control>}z{/Control}')
  await waitFor(async () => expect(await verdictsOf(desk, '1')).toEqual([]))
  expect(await verdictsOf(desk, '2')).toEqual([])
  const detail = await desk.api.requests.get({ id: '2' })
  expect(detail).toMatchObject({ ok: true, value: { note: '' } })
})

test('what is shown is exported by a press, as it is filtered', async () => {
  const desk = office()
  const file = join(desk.folder, 'list.csv')
  desk.shell.chosen.place = file
  const clerk = await openWindow(desk)
  await clerk.row('OLD-5')
  await clerk.user.click(await part('waiting', 1))
  await waitFor(() => expect(clerk.rows()).toHaveLength(1))
  await clerk.press(words('today.export'))
  await clerk.press(words('today.csv'))
  await screen.findByTestId('list-saved')
  expect(readdirSync(desk.folder)).toContain('list.csv')
  const lines = readFileSync(file, 'utf8').trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('K7Q-4')
})

test('the list asks for a printer in its place where none was chosen', async () => {
  const desk = office()
  const clerk = await openWindow(desk)
  await clerk.row('OLD-5')
  await clerk.press(words('today.print'))
  await screen.findByTestId('print-panel')
  expect(desk.asked('reports.printList')).toEqual([])
})

test('the numbers are a page of its own, with a table behind each chart', async () => {
  const desk = office()
  const clerk = await openWindow(desk)
  await clerk.row('OLD-5')
  await clerk.key('{Control>}u{/Control}')
  await screen.findByRole('heading', { name: words('numbers.title') })
  const table = await screen.findByRole('table', { name: words('numbers.askedCompleted'), hidden: true })
  const [whole] = within(table).getAllByRole('row', { hidden: true }).slice(-1)
  expect(whole?.textContent).toBe(`${words('numbers.whole')}43`)
  await screen.findByRole('table', { name: words('numbers.methods'), hidden: true })
  const page = screen.getByRole('region', { name: words('numbers.title') })
  expect(page.textContent).not.toContain(mariMaasikas.family_name)
  await clerk.key('{Escape}')
  await clerk.row('OLD-5')
})
