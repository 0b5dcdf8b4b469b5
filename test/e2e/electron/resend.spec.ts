/** Whether Electron's own network sends a create again by itself when the connection closes before the answer. */
import { expect } from 'vitest'
import { words } from '../../desk/words.ts'
import { openOffice, signIn } from '../office.ts'
import { everywhere, onElectron } from './only.ts'

onElectron('a create whose connection closes before the answer reaches the service once', everywhere, async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  // Connections that are in use already are those on which Chromium sends again.
  for (const name of ['First Testnumber', 'Second Testnumber']) await clerk.createRequest({ name })
  await clerk.readLink()
  await server.practice.addFault({ call: 'create', effect: { kind: 'reset-after' } })
  const reference = await clerk.createRequest({ name: 'Third Testnumber' })
  await clerk.row(reference).getByText(words('status.waiting')).waitFor({ timeout: 120_000 })
  expect(await server.practice.requests({ reference })).toHaveLength(1)
  const calls = await server.practice.calls(1_000)
  expect(calls.filter(({ call }) => call === 'create')).toHaveLength(3)
})
