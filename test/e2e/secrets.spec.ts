import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually, openOffice, signIn } from './office.ts'

/** The heap of the window's process, as text, after what nobody needs was collected. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

test('a client secret is not in the window any more once main has it, and a new key opens what is kept', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  expect(await heapOf(page)).toContain('Practice desk')
  expect(await heapOf(page)).not.toContain(office.server.clientSecret)

  // It is typed again where the form stays on screen.
  await clerk.openSettings('service')
  await clerk.field('service.clientSecret').fill(office.server.clientSecret)
  expect(await heapOf(page)).toContain(office.server.clientSecret)
  await clerk.button('service.save').click()
  await page.getByText(clerk.words('service.saved'), { exact: true }).waitFor()
  // Compared in words of its own: to print a whole heap takes longer than to read it.
  await eventually(async () => !(await heapOf(page)).includes(office.server.clientSecret))

  await clerk.leaveSettings()
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
  await clerk.openSettings('clerks')
  await clerk.button('dataKey.change').click()
  await clerk.button('dataKey.yes').click()
  await page.getByTestId('key-changed').getByText(clerk.words('dataKey.done')).waitFor()
  await clerk.row(reference).waitFor()
}, 240_000)

test('a service that IT hands over in a file is there at the first start, and the file is gone', async () => {
  const office = await openOffice({ network: 'plain' })
  const { url: baseUrl, clientId, clientSecret } = office.server
  const service = { name: 'Handed over', environment: 'test', baseUrl, clientId, clientSecret }
  const file = join(office.userData, 'provision.json')
  const first = await office.start()
  await first.clerk.button('onboarding.continue').waitFor()
  await first.desk.close()
  writeFileSync(file, JSON.stringify({ services: [service] }), { mode: 0o600 })
  const { clerk } = await office.start()
  await clerk.button('list.newRequest').first().waitFor()
  await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
}, 240_000)
