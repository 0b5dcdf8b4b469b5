/** What the window asks of main before its first rows, and what waits for what: each wait is a way to main and back. */
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

const requests = [serviceRequest({ id: 'w', reference: 'R-WAITS' })]

/** What the first picture needs, beside what it follows from then on. */
const firstCalls = [
  'preferences.get',
  'policy.get',
  'startup.state',
  'access.state',
  'services.list',
  'drafts.list',
  'listState.get',
  'requests.list'
]

test('before the first rows main is asked once for each thing that they need', async () => {
  const desk = deskInMemory({ services: [testService], requests })
  await openWindow(desk)
  await screen.findByText('R-WAITS')
  expect(firstCalls.map((call) => [call, desk.asked(call).length])).toEqual(firstCalls.map((call) => [call, 1]))
})

test('how the list was left is asked beside the drafts', async () => {
  const desk = deskInMemory({ services: [testService], requests })
  // Their answer never comes.
  vi.spyOn(desk.api.drafts, 'list').mockReturnValue(new Promise(() => {}))
  await openWindow(desk)
  await waitFor(() => expect(desk.asked('listState.get')).toHaveLength(1))
  expect(desk.asked('requests.list')).toEqual([])
})
