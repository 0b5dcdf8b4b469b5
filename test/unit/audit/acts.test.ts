/** Every act that the clerk can do leaves one entry, by whom and about what. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Act } from '../../../common/words/audit.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { settled } from '../../desk-parts/settled.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const id = 'done'

function desk() {
  const far = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const main = deskInMemory({
    requests: [
      serviceRequest({ id, status: 'completed', completed_at: '2026-05-01T09:00:00Z', result: mariMaasikas }),
      serviceRequest({ id: 'waiting', link_expires_at: far })
    ]
  })
  const pdf = smallPdf()
  main.store.proofs.keep(serviceId, id, pdf)
  main.shell.chosen = { place: join(main.folder, 'x.pdf'), file: null, folder: main.folder }
  return main
}

type Deed = (main: DeskInMemory) => unknown

const deeds: [Act, string | null, Deed][] = [
  ['open', id, ({ api }) => api.requests.focus({ serviceId, id })],
  ['note', id, ({ api }) => api.decisions.writeNote({ id, note: 'Came at two' })],
  ['decide', id, ({ api }) => api.decisions.decide({ id, verdict: 'reject', note: '' })],
  ['copy', id, ({ api }) => api.handover.copyPart({ id, part: 'reference' })],
  ['handOver', 'waiting', ({ api }) => api.handover.show({ id: 'waiting', language: 'et' })],
  ['handOver', 'waiting', ({ api }) => api.handover.copyLink({ id: 'waiting', language: 'et' })],
  ['preview', id, ({ api }) => api.proofs.bytes({ id })],
  ['save', id, ({ api }) => api.proofs.save({ id })],
  ['export', id, ({ api }) => api.proofs.saveRecord({ id })],
  ['review', null, ({ api }) => api.audit.review()],
  ['export', null, ({ api }) => api.audit.save({ as: 'csv' })],
  ['settings', null, ({ api }) => api.handover.setOffice({ office: 'Front desk' })]
]

const logged = (main: DeskInMemory) =>
  main.store.audit.page({ acts: [], author: null, from: null, until: null }, 0, 50).rows

test.each(deeds)('%s, of %s', async (act, request, deed) => {
  const main = desk()
  expect(await deed(main)).toMatchObject({ ok: true })
  await settled()
  expect(logged(main)[0]).toMatchObject({ act, request, author: 'Clerk' })
})

test('a decision that is withdrawn leaves both acts', async () => {
  const main = desk()
  const decided = await main.api.decisions.decide({ id, verdict: 'reject', note: '' })
  if (!decided.ok) throw new Error('it is not decided')
  await main.api.decisions.withdraw({ id, number: decided.value.number })
  expect(logged(main).map(({ act }) => act)).toEqual(['withdraw', 'decide', 'streamBegun'])
})

test('what is in hand is opened once, however often the window says so', async () => {
  const main = desk()
  for (let times = 0; times < 3; times++) await main.api.requests.focus({ serviceId, id })
  expect(logged(main).filter(({ act }) => act === 'open')).toHaveLength(1)
})

test('what the clerk gives up at a question was not done, nor what fails', async () => {
  const main = desk()
  main.shell.chosen.place = null
  await main.api.proofs.save({ id })
  await main.api.audit.save({ as: 'lines' })
  await main.api.proofs.save({ id: 'waiting' })
  await main.api.decisions.decide({ id: 'waiting', verdict: 'accept', note: '' })
  expect(logged(main)).toEqual([])
})

test('what a request was called stays with its acts, and no name or code of the person', async () => {
  const main = desk()
  await main.api.proofs.bytes({ id })
  expect(logged(main)[0]?.told).toEqual({ reference: `ref-${id}` })
  expect(JSON.stringify([...main.store.audit.entries()])).not.toContain(mariMaasikas.sub)
})

test('a setting that stays as it was is no change', async () => {
  const main = desk()
  await main.api.handover.setOffice({ office: 'Front desk' })
  await main.api.handover.setOffice({ office: 'Front desk' })
  expect(logged(main).filter(({ act }) => act === 'settings')).toHaveLength(1)
})
