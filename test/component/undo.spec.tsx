import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { type Clerk, inHand as isInHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const accept = words('does.accept')
const reject = words('does.reject')

const completed = (id: string, reference: string, minute: number) =>
  serviceRequest({
    id,
    reference,
    status: 'completed',
    created_at: `2026-05-01T07:0${minute}:00Z`,
    completed_at: '2026-05-01T07:50:00Z',
    claims_required: [{ type: 'sub', value: mariMaasikas.sub }],
    result: mariMaasikas
  })

const first = completed('1', 'K7Q-00001', 3)
const second = completed('2', 'K7Q-00002', 2)
const third = completed('3', 'K7Q-00003', 1)

async function verdictsOf(desk: DeskInMemory, id: string) {
  const detail = await desk.api.requests.get({ id })
  return detail.ok ? detail.value.decisions.map(({ verdict }) => verdict) : []
}

async function toDecide() {
  const desk = deskInMemory({ requests: [first, second, third] })
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await clerk.key('3')
  await screen.findByRole('heading', { name: words('list.views.toDecide') })
  await clerk.open('K7Q-00001')
  await screen.findByRole('button', { name: accept })
  await clerk.look()
  return { desk, clerk }
}

async function decideByKey(clerk: Clerk, key: string) {
  await screen.findByRole('button', { name: accept })
  await clerk.look()
  await clerk.key(key)
}

test('a decision is undone by its key, one after the other, and each request is in hand again', async () => {
  const { desk, clerk } = await toDecide()
  await decideByKey(clerk, 'r')
  await isInHand('K7Q-00002')
  await decideByKey(clerk, 'a')
  await isInHand('K7Q-00003')
  expect(screen.getByTestId('undo').textContent).toContain('K7Q-00002')
  await clerk.key('{Control>}z{/Control}')
  await isInHand('K7Q-00002')
  expect(await verdictsOf(desk, '2')).toEqual([])
  await clerk.key('{Control>}z{/Control}')
  await isInHand('K7Q-00001')
  await waitFor(async () => expect(await verdictsOf(desk, '1')).toEqual([]))
  expect(screen.queryByTestId('undo')).toBeNull()

  // And is decided about again.
  await decideByKey(clerk, 'a')
  await waitFor(async () => expect(await verdictsOf(desk, '1')).toEqual(['accept']))
})

test('a decision is undone by a press where the request stayed in hand, and can be taken anew at once', async () => {
  const desk = deskInMemory({ requests: [first] })
  const clerk = await openWindow(desk)
  await clerk.open('K7Q-00001')
  await clerk.press(accept)
  await clerk.row('K7Q-00001', words('decision.verdict.accept'))
  await clerk.press(words('decision.undo'))
  await clerk.row('K7Q-00001', words('list.toDecide'))
  await clerk.press(reject)
  await clerk.row('K7Q-00001', words('decision.verdict.reject'))
  expect(await verdictsOf(desk, '1')).toEqual(['reject'])
})

test('a decision that counts by now stays, and it is said', async () => {
  const desk = deskInMemory({ requests: [first] })
  const clerk = await openWindow(desk)
  await clerk.open('K7Q-00001')
  await clerk.press(accept)
  await screen.findByTestId('undo')
  desk.clock.advance(8_000)
  await clerk.press(words('decision.undo'))
  await screen.findByText(words('decision.said.undoTooLate'))
  expect(await verdictsOf(desk, '1')).toEqual(['accept'])
})

test('the key of a text field undoes what was typed, and no decision', async () => {
  const { desk, clerk } = await toDecide()
  await decideByKey(clerk, 'a')
  await isInHand('K7Q-00002')
  const note = await clerk.field(words('decision.note'))
  note.focus()
  await clerk.key('{Control>}z{/Control}')
  expect(await verdictsOf(desk, '1')).toEqual(['accept'])
})

test('the arrows go through the list from anywhere in the request in hand but a text field', async () => {
  const { clerk } = await toDecide()
  const title = () => document.querySelector<HTMLElement>('[data-first-focus]')
  title()?.focus()
  await clerk.key('{ArrowDown}')
  await isInHand('K7Q-00002')
  const button = await screen.findByRole('button', { name: reject })
  button.focus()
  await clerk.key('{ArrowUp}')
  await isInHand('K7Q-00001')
  const note = await clerk.field(words('decision.note'))
  note.focus()
  await clerk.key('{ArrowDown}')
  await isInHand('K7Q-00001')
  expect(document.activeElement).toBe(note)
})
