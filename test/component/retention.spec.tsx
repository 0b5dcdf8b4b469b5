import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const ended = serviceRequest({
  id: '1',
  reference: 'K7Q-00001',
  status: 'completed',
  completed_at: '2026-05-01T09:00:00Z',
  result: mariMaasikas
})

test('what is held about a person is found by their code, and erased only once it is typed again', async () => {
  const desk = deskInMemory({ requests: [ended, serviceRequest({ id: '2', reference: 'K7Q-00002' })] })
  const clerk = await openWindow(desk)
  const region = await clerk.openSettings('retention')
  const part = within(region)
  await clerk.user.click(await part.findByLabelText(new RegExp(words('retention.search'))))
  await clerk.user.paste(mariMaasikas.sub)
  await clerk.user.keyboard('{Enter}')
  const found = await part.findAllByTestId('held-request')
  expect(found.map(({ textContent }) => textContent?.includes('K7Q-00001'))).toEqual([true])
  const erase = await part.findByRole('button', { name: words('retention.erase') })
  expect(erase.getAttribute('aria-disabled')).toBe('true')
  await clerk.user.type(part.getByLabelText(new RegExp(words('retention.reason'))), 'Asked')
  await clerk.user.click(part.getByLabelText(words('retention.confirm')))
  await clerk.user.paste('EE1')
  await clerk.user.click(erase)
  await waitFor(() => expect(desk.asked('erasure.erase')).toMatchObject([{ ids: ['1'], confirmation: 'EE1' }]))
})

test('a request is held by its key, says why, and is released', async () => {
  const desk = deskInMemory({ requests: [ended] })
  const clerk = await openWindow(desk)
  await clerk.user.click(await clerk.row('K7Q-00001'))
  await screen.findByTestId('in-hand')
  await clerk.key('{Control>}{Shift>}o{/Shift}{/Control}')
  await clerk.user.click(await screen.findByLabelText(words('retention.holdWhy')))
  await clerk.user.paste('A claim')
  await clerk.user.click(screen.getByRole('button', { name: words('retention.holdIt') }))
  await screen.findByText(words('retention.held'))
  expect(desk.store.holds.get('1')).toMatchObject({ reason: 'A claim', author: 'Clerk' })
  await clerk.user.click(screen.getByRole('button', { name: words('retention.release') }))
  await waitFor(() => expect(desk.store.holds.get('1')).toBeUndefined())
})
