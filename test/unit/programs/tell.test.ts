import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EeidRequest } from '../../../main/eeid/schemas.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { testService } from '../store/temporary-store.ts'
import { askingFolder, asks } from './folder.ts'

const pdf = smallPdf()

/** A desk that has sent the request of a file, and what the service tells of it. */
async function sent(putsProofs = false) {
  const desk = askingFolder(putsProofs)
  desk.put(asks())
  await desk.lookTwice()
  const [id = ''] = desk.requests()
  const { store } = desk
  store.outbox.markSending(id)
  store.outbox.markCreated(id, 'q-1')
  const reference = store.outbox.get(id)?.reference
  async function told(change: Partial<EeidRequest> & Record<string, unknown>): Promise<Record<string, unknown>> {
    const required = { claims_required: [{ type: 'name', value: 'Mari Maasikas' }] }
    const request = serviceRequest({ id: 'q-1', reference, ...required, ...change })
    store.atomically(() => keepAnswer(store, { serviceId: testService.id, request, now: desk.clock.now() }))
    await desk.look()
    return desk.answer('result-visit-1.json')
  }
  const completed = { status: 'completed', completed_at: '2026-05-01T09:00:00Z', result: mariMaasikas }
  return { desk, id, told, completed, proof: () => store.proofs.keep(testService.id, 'q-1', pdf) }
}

/** What the audit log has of files, the oldest first. */
const filed = ({ store }: ReturnType<typeof askingFolder>) =>
  store.audit
    .page({ acts: ['file'], author: null, from: null, until: null }, 0, 100)
    .rows.map(({ author, told }) => ({ author, program: told?.program, path: told?.path }))

describe('an answer', () => {
  test('follows the request: sent, waiting for the person, completed', async () => {
    const { told, completed } = await sent()
    expect(await told({ status: 'pending' })).toMatchObject({ state: 'accepted', requestId: 'q-1', status: 'pending' })
    expect(await told(completed)).toMatchObject({
      state: 'finished',
      status: 'completed',
      outcome: 'matching',
      completedAt: '2026-05-01T09:00:00.000Z',
      claims: expect.arrayContaining([
        { type: 'name', required: 'Mari Maasikas', received: 'MARI MAASIKAS', matched: true, why: null }
      ]),
      person: { givenName: 'MARI', familyName: 'MAASIKAS', sub: mariMaasikas.sub },
      decision: null,
      proof: null
    })
  })

  test('says that it differs, as the desk compares', async () => {
    const { told, completed } = await sent()
    const other = { ...mariMaasikas, given_name: 'KAUR', family_name: 'KASK' }
    expect(await told({ ...completed, result: other })).toMatchObject({ state: 'finished', outcome: 'differing' })
  })

  test('says that the link has expired, and nothing of a person', async () => {
    const { told } = await sent()
    expect(await told({ status: 'expired' })).toMatchObject({ state: 'finished', outcome: null, person: null })
  })

  test('has the service’s own words where it refused the request', async () => {
    const desk = askingFolder()
    desk.put(asks())
    await desk.lookTwice()
    const [id = ''] = desk.requests()
    desk.store.outbox.markNeedsCorrecting(id, 'Name is invalid')
    await desk.look()
    expect(desk.answer('result-visit-1.json')).toMatchObject({
      state: 'refused',
      problems: [{ code: 'rejected', text: 'Name is invalid' }]
    })
    desk.store.outbox.discard(id)
    await desk.look()
    expect(desk.answer('result-visit-1.json')).toMatchObject({ state: 'discarded', reference: null })
  })

  test('has the decision once it cannot be withdrawn any more, and is closed then', async () => {
    const { desk, told, completed } = await sent()
    await told(completed)
    const key = { serviceId: testService.id, requestId: 'q-1' }
    desk.store.decisions.decide({ ...key, verdict: 'accept', note: '', wentAgainst: [] }, 8_000)
    await desk.look()
    expect(desk.answer('result-visit-1.json')).toMatchObject({ decision: null })
    desk.clock.advance(8_000)
    await desk.look()
    expect(desk.answer('result-visit-1.json')).toMatchObject({ decision: { verdict: 'accept' } })
    expect(desk.store.askedFiles.open(0, 10)).toEqual([])
  })

  test('is not written again where its program took it away, until something is new', async () => {
    const { desk, told, completed } = await sent()
    await told({ status: 'pending' })
    const file = join(desk.folder, 'out', 'result-visit-1.json')
    rmSync(file)
    await desk.look()
    expect(existsSync(file)).toBe(false)
    expect(await told(completed)).toMatchObject({ state: 'finished' })
  })

  test('is named in the audit log once what left in plain text was told', async () => {
    const { desk, told, completed } = await sent()
    await told({ status: 'pending' })
    expect(filed(desk)).toEqual([])
    await told(completed)
    await desk.look()
    expect(filed(desk)).toEqual([{ author: '', program: 'Booking', path: 'result-visit-1.json' }])
  })
})

describe('the proof', () => {
  test('is put beside the answer, where the office wants it, before the answer names it', async () => {
    const { desk, told, completed, proof } = await sent(true)
    await told(completed)
    proof()
    await desk.look()
    expect(desk.answer('result-visit-1.json').proof).toEqual({ file: 'proof-visit-1.pdf', sha256: sha256Of(pdf) })
    expect(sha256Of(readFileSync(join(desk.folder, 'out', 'proof-visit-1.pdf')))).toBe(sha256Of(pdf))
    expect(filed(desk)).toContainEqual({ author: '', program: 'Booking', path: 'proof-visit-1.pdf' })
  })

  test('stays where it is otherwise', async () => {
    const { desk, told, completed, proof } = await sent(false)
    proof()
    expect(await told(completed)).toMatchObject({ proof: null })
    expect(desk.files('out')).toEqual(['result-visit-1.json'])
  })
})
