import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'

async function opened(fields: object) {
  const desk = deskInMemory({ requests: [serviceRequest({ id: 'r', reference, ...fields })] })
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: words('does.copyReference') })
  await clerk.look()
  return { desk, clerk, copied: () => desk.shell.copied }
}

test('name, code and reference are copied by a key each, as they were received', async () => {
  const { clerk, copied } = await opened({
    status: 'completed',
    completed_at: '2026-05-01T07:50:00Z',
    claims_required: [{ type: 'name', value: 'Jaan Tamm' }],
    result: mariMaasikas
  })
  for (const key of ['u', 'i', 'q']) await clerk.key(key)
  await waitFor(() => expect(copied()).toEqual(['MARI MAASIKAS', mariMaasikas.sub, reference]))
  await screen.findByText(words('action.copiedPart.reference'))
})

test('by a press as they were asked for, while nobody came; what is not known is not offered', async () => {
  const { clerk, copied } = await opened({ claims_required: [{ type: 'sub', value: 'EE30303039914' }] })
  expect(screen.queryByRole('button', { name: words('does.copyName') })).toBeNull()
  await clerk.press(words('does.copyCode'))
  await waitFor(() => expect(copied()).toEqual(['EE30303039914']))
})
