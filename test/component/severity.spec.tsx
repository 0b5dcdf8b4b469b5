import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'
const [accept, reject, askAgain] = [words('does.accept'), words('does.reject'), words('action.askAgain')]

/** Opens a request that was made for these claims, and to which Mari Maasikas came; answers its card. */
async function cardOf(claims: Record<string, string>, result: object = {}) {
  const desk = deskInMemory({
    requests: [
      serviceRequest({
        id: 'r',
        reference,
        status: 'completed',
        completed_at: '2026-05-01T07:50:00Z',
        claims_required: Object.entries(claims).map(([type, value]) => ({ type, value })),
        result: { ...mariMaasikas, ...result }
      })
    ]
  })
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: accept })
  const card = screen.getByTestId('request-status').closest('section') as HTMLElement
  const buttons = within(card)
    .getAllByRole('button')
    .map((button) => ({ name: button.textContent, isFilled: button.getAttribute('data-variant') === 'filled' }))
  return { clerk, card, order: buttons.map(({ name }) => name), first: buttons.find(({ isFilled }) => isFilled)?.name }
}

test('another person: red, and Reject first', async () => {
  const { card, order, first } = await cardOf({ sub: 'EE30303039914' })
  screen.getByRole('heading', { name: words('likeness.verdict.another') })
  expect(card.dataset.tone).toBe('bad')
  expect(order).toEqual([reject, askAgain, accept])
  expect(first).toBe(reject)
})

test('probably the same: amber, and Ask again first', async () => {
  const { card, order, first } = await cardOf({ sub: 'EE60001019960', name: 'Mari Maasikas' })
  screen.getByRole('heading', { name: words('likeness.verdict.probablySame') })
  expect(card.dataset.tone).toBe('warn')
  expect(order).toEqual([askAgain, accept, reject])
  expect(first).toBe(askAgain)
})

test('what cannot be told has nothing first', async () => {
  const { card, order, first } = await cardOf({ name: 'Jaan Tamm' })
  screen.getByRole('heading', { name: words('likeness.verdict.unclear') })
  expect(card.dataset.tone).toBe('warn')
  expect(order).toEqual([accept, reject, askAgain])
  expect(first).toBeUndefined()
})

test('a match has Accept first', async () => {
  const { card, order, first } = await cardOf({ sub: mariMaasikas.sub })
  expect(card.dataset.tone).toBe('good')
  expect(order).toEqual([accept, reject, askAgain])
  expect(first).toBe(accept)
})

test('who it is and what was compared are read before the decision, and the head names who came', async () => {
  const { clerk, card } = await cardOf({ name: 'Jaan Tamm' })
  const [who, table, button] = [
    within(card).getByTestId('who'),
    within(card).getByRole('table'),
    within(card).getByRole('button', { name: accept })
  ]
  const isBefore = (one: Node, other: Node) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  expect(card.firstElementChild).toBe(who)
  expect(isBefore(who, table) && isBefore(table, button)).toBe(true)
  const name = `${mariMaasikas.given_name} ${mariMaasikas.family_name}`
  expect([...who.children].map(({ textContent }) => textContent)).toEqual([
    name,
    mariMaasikas.sub,
    expect.stringContaining('1 Jan 2000'),
    expect.stringContaining(words('method.ID_CARD'))
  ])
  screen.getByRole('heading', { level: 2, name: `${name} ${reference}` })
  const row = await clerk.row(reference, name, mariMaasikas.sub)
  expect(row.textContent).toContain(words('list.asked', { who: 'Jaan Tamm' }))
})

test('values with a long word stand below each other, so that no name is broken within a word', async () => {
  const { card } = await cardOf({ name: 'Wolfeschlegelsteinhausen Tamm' })
  expect(within(card).getAllByRole('row')[1]?.dataset.long).toBe('true')
})

test('short ones stand side by side', async () => {
  const { card } = await cardOf({ name: 'Mari Konstantinova-Maasikas' })
  expect(within(card).getAllByRole('row')[1]?.dataset.long).toBe('false')
})
