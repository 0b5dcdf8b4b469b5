import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'

/** The window with a link handed over. */
async function handedOver() {
  const request = serviceRequest({ id: 'r', reference, claims_required: [{ type: 'sub', value: 'EE30303039914' }] })
  const desk = deskInMemory({ requests: [request] })
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: words('action.handOver') })
  await clerk.key('l')
  await screen.findByTestId('qr')
  await clerk.look()
  return { desk, clerk, ways: () => within(screen.getByTestId('ways')).getAllByRole('button') }
}

test('the code comes before the ways, and the ways are five in a row', async () => {
  const { ways } = await handedOver()
  expect(ways()).toHaveLength(5)
  const order = screen.getByTestId('qr').compareDocumentPosition(screen.getByTestId('ways'))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test.each([
  ['c', 'action.copyLink', 'action.copied'],
  ['y', 'handover.message', 'handover.messageCopied']
] as const)(
  'what came of the key %s is said in its button, and nothing is added to the row',
  async (key, way, said) => {
    const { desk, clerk, ways } = await handedOver()
    const place = ways().findIndex((button) => button.getAttribute('aria-label') === words(way))
    await clerk.key(key)
    await waitFor(() => expect(ways()[place]?.getAttribute('aria-label')).toBe(words(said)))
    expect(ways()).toHaveLength(5)
    expect(ways()[place]?.textContent).toBe(words('handover.done.copied'))
    expect(desk.shell.copied).toHaveLength(1)
  }
)

test('the large code covers the window, closes by Escape, and the focus comes back', async () => {
  const { clerk } = await handedOver()
  const large = screen.getByRole('button', { name: words('handover.large') })
  await clerk.user.click(large)
  within(await screen.findByTestId('large-code')).getByTestId('qr')
  await clerk.key('{Escape}')
  await waitFor(() => expect(screen.queryByTestId('large-code')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(large))
  // Beneath it all stayed as it was.
  screen.getByTestId('hand-over')
})
