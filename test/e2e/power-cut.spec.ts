import { expect, test } from 'vitest'
import { eventually, openOffice, signIn } from './office.ts'

test('a power cut in the middle of a create: the request is found again, and is on the service once', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const first = await office.start()
  await signIn(first.clerk, server)
  await server.practice.addFault({ call: 'create', effect: { kind: 'never-answer', acts: true }, times: 1 })
  const reference = await first.clerk.createRequest({ name: 'Mari Maasikas' })
  await eventually(async () => (await server.practice.requests({ reference })).length === 1)
  await first.desk.kill()
  const again = await office.start()
  await again.clerk.rowSaying(reference, 'status.waiting').waitFor({ timeout: 60_000 })
  expect(await server.practice.requests({ reference })).toHaveLength(1)
})
