/** The question before other computers can reach the receiver. */
import { expect, test } from 'vitest'
import { words } from '../../desk/words.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'

// Nothing here may listen: the port is taken by nobody, but an address of the documentation is on no computer.
const wide = { on: true, address: '192.0.2.1', port: '8717' }

test('an address beyond this computer is asked about by name; a no keeps and opens nothing', async () => {
  const { api, shell } = deskInMemory()
  shell.agrees = false
  expect(await api.webhook.set(wide)).toEqual({ ok: false, error: { code: 'addressRefused' } })
  expect(shell.questions.map(({ message }) => message)).toEqual([
    words('main:wideAddress.question', { address: '192.0.2.1' })
  ])
  expect(await api.webhook.get()).toMatchObject({ value: { settings: { on: false, address: '127.0.0.1' } } })
})

test('once agreed to it is not asked about again, until it was turned off', async () => {
  const { api, shell } = deskInMemory()
  await api.webhook.set(wide)
  await api.webhook.set({ ...wide, port: '8718' })
  expect(shell.questions).toHaveLength(1)
  await api.webhook.set({ ...wide, on: false })
  await api.webhook.set(wide)
  expect(shell.questions).toHaveLength(2)
})

test('this computer’s own address is not asked about', async () => {
  const { api, shell } = deskInMemory()
  await api.webhook.set({ on: false, address: '::1', port: '8717' })
  expect(shell.questions).toEqual([])
})
