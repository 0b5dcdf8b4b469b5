import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'
const asked = { sub: mariMaasikas.sub, name: 'Mari Maasikas', birthdate: '2000-01-01' }
const claims_required = Object.entries(asked).map(([type, value]) => ({ type, value }))

test('an expired request is sent again as it was by one key, and its link is handed over', async () => {
  const expired = serviceRequest({ id: 'r', reference, status: 'expired', claims_required, reason: 'Account' })
  const desk = deskInMemory({ requests: [expired] })
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: words('action.sendSame') })
  await clerk.look()
  await clerk.key('t')
  await waitFor(() => expect(desk.asked('requests.create')).toHaveLength(1))
  expect(desk.asked('requests.create')).toMatchObject([{ claims: asked, reason: 'Account', asksAgain: 'r' }])
  await waitFor(() =>
    expect(screen.queryByRole('heading', { level: 2, name: (name) => name.endsWith(reference) })).toBeNull()
  )
})

test('a request whose place another one took leads to that one, and its own link is not the button', async () => {
  const waiting = serviceRequest({ id: 'r', reference, claims_required, created_at: new Date().toISOString() })
  const desk = deskInMemory({ requests: [waiting] })
  const claims = { ...asked, country: '' }
  const made = await desk.api.requests.create({
    serviceId: testService.id,
    claims,
    reference: 'K7Q-00009',
    reason: ''
  })
  expect(made.ok).toBe(true)
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('heading', { name: words('next.superseded.title') })
  expect(screen.queryByRole('button', { name: words('action.handOver') })).toBeNull()
  await clerk.press(words('action.openNext'))
  await inHand('K7Q-00009')
})
