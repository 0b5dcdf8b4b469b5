import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, secondsBefore, serviceRequest, serviceRequests } from '../desk-parts/requests.ts'
import { type Clerk, inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

/** The place of the row that has the focus, in the whole list from 0; -1 where no row has it. */
const focused = () => Number(document.activeElement?.getAttribute('data-index') ?? -1)

/** What is in hand, by its title. */

/** Which rows are chosen, by their places. */
const chosen = (clerk: Clerk) =>
  clerk
    .rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map((row) => Number(row.getAttribute('data-index')))

/** The list, with the focus on its first row. */
async function listOf(count: number): Promise<{ desk: DeskInMemory; clerk: Clerk }> {
  const desk = deskInMemory({ requests: serviceRequests(count) })
  const clerk = await openWindow(desk)
  await clerk.row('R-0')
  await clerk.key('{ArrowDown}')
  expect(focused()).toBe(0)
  return { desk, clerk }
}

describe('the keys of the list', () => {
  test('step from row to row, show the request beside, and stay in the list', async () => {
    const { clerk } = await listOf(30)
    await clerk.key('{ArrowDown}')
    await inHand('R-1')
    expect(focused()).toBe(1)
    await clerk.key('{ArrowDown}')
    await clerk.key('{ArrowUp}')
    await inHand('R-1')
    expect(focused()).toBe(1)
  })

  test('go to either end and no farther, and by a screenful', async () => {
    const { clerk } = await listOf(200)
    await clerk.key('{End}')
    await waitFor(() => expect(focused()).toBe(199))
    await clerk.row('R-199')
    await clerk.key('{ArrowDown}')
    expect(focused()).toBe(199)
    await clerk.key('{Home}')
    await waitFor(() => expect(focused()).toBe(0))
    await clerk.key('{ArrowUp}')
    expect(focused()).toBe(0)
    await clerk.key('{PageDown}')
    await waitFor(() => expect(focused()).toBeGreaterThan(5))
  })

  test('choose all by Ctrl+A from nowhere, too, and not out of a field', async () => {
    const { clerk } = await listOf(5)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await clerk.key('{Control>}a{/Control}')
    expect(chosen(clerk)).toEqual([0, 1, 2, 3, 4])
    // One step at a time: the request in hand first.
    await clerk.key('{Escape}')
    await clerk.key('{Escape}')
    expect(chosen(clerk)).toEqual([])
    await clerk.key('/')
    await clerk.key('{Control>}a{/Control}')
    expect(chosen(clerk)).toEqual([])
  })

  test('open a request by Enter, with the focus in it, and come back to its row by Escape', async () => {
    const { clerk } = await listOf(5)
    await clerk.key('{ArrowDown}')
    await clerk.key('{Enter}')
    await waitFor(async () => expect(document.activeElement).toBe(await inHand('R-1')))
    await clerk.key('{Escape}')
    expect(focused()).toBe(1)
    expect(screen.queryByRole('heading', { name: 'R-1' })).toBeNull()
  })

  test('choose by Space, a stretch with Shift, and all with Ctrl+A; Escape chooses nothing', async () => {
    const { clerk } = await listOf(8)
    await clerk.key(' ')
    expect(chosen(clerk)).toEqual([0])
    await clerk.key('{ArrowDown}')
    await clerk.key('{Shift>}{ArrowDown}{/Shift}')
    await clerk.key('{Shift>}{ArrowDown}{/Shift}')
    await waitFor(() => expect(chosen(clerk)).toEqual([0, 1, 2, 3]))
    screen.getByText(words('list.chosen', { count: 4, formatted: '4' }))
    await clerk.key('{Control>}a{/Control}')
    await waitFor(() => expect(chosen(clerk)).toHaveLength(8))
    await clerk.key('{Escape}')
    await clerk.key('{Escape}')
    await waitFor(() => expect(chosen(clerk)).toEqual([]))
  })

  test('keep the focus on its request when another comes in above', async () => {
    const { desk, clerk } = await listOf(5)
    await clerk.key('{ArrowDown}')
    desk.tell(serviceRequest({ id: 'new', reference: 'R-new', created_at: secondsBefore(-1) }))
    desk.send('requestsChanged', { serviceId: 'service-1' })
    await clerk.row('R-new')
    await waitFor(() => expect(focused()).toBe(2))
    expect(document.activeElement?.textContent).toContain('R-1')
  })

  test('go on with the row above once the last one has left the view: Enter opens what has the focus', async () => {
    const { desk, clerk } = await listOf(3)
    await clerk.key('2')
    await screen.findByRole('heading', { name: words('list.views.waiting') })
    await clerk.row('R-2')
    await clerk.key('{ArrowDown}')
    await clerk.key('{End}')
    await waitFor(() => expect(focused()).toBe(2))
    desk.tell(serviceRequest({ id: 'r2', reference: 'R-2', status: 'completed', result: mariMaasikas }))
    desk.send('requestsChanged', { serviceId: 'service-1' })
    await waitFor(() => expect(clerk.rows()).toHaveLength(2))
    await waitFor(() => expect(focused()).toBe(1))
    expect(document.activeElement?.textContent).toContain('R-1')
    await clerk.key('{Enter}')
    await inHand('R-1')
  })

  test('find by letters, go to what was found, and open the only one', async () => {
    const { clerk } = await listOf(30)
    await clerk.key('/')
    const field = screen.getByRole('searchbox', { name: words('list.search') })
    expect(document.activeElement).toBe(field)
    await clerk.user.paste('R-17')
    await waitFor(() => expect(clerk.rows()).toHaveLength(1))
    await clerk.key('{Enter}')
    await inHand('R-17')
  })

  test('of one letter write in a field that is being typed in', async () => {
    const { clerk } = await listOf(3)
    await clerk.newRequest()
    const reason = await clerk.field(words('create.reason'))
    await clerk.user.click(reason)
    await clerk.key('2')
    expect(reason.value).toBe('2')
    screen.getByRole('heading', { name: words('list.views.all') })
  })
})
