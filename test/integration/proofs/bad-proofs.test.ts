/** What a service may send for a proof and is none: over real HTTP, from the answer to the folders. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { filingSetting } from '../../../main/filing/choice.ts'
import { startFiler } from '../../../main/filing/filer.ts'
import { headsNames } from '../../../main/filing/heads.ts'
import { savingInto } from '../../../main/filing/save-into.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createProofFetch } from '../../../main/proofs/fetch.ts'
import { earlierProofSaver, proofSaver } from '../../../main/proofs/save.ts'
import { recordSaver } from '../../../main/record/save.ts'
import { proofFetchAgain } from '../../../main/sync/proof-again.ts'
import type { FaultEffect } from '../../eeid-server/index.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { cachedRequest, temporaryFolder } from '../../unit/store/temporary-store.ts'
import { isMark } from '../filing/office.ts'
import { KeptDesk, serviceId } from '../sync/kept-desk.ts'

/** A desk with a completed request, its ways to bring the proof down, and its ways to put it somewhere. */
async function office(kept: KeptDesk) {
  const { desk, store } = kept
  const id = await desk.ask('Visit 1')
  await desk.practice.complete(id, { as: 'required' })
  const told = await desk.client.show(id)
  if (!told.ok) throw new Error('the request is not there')
  const body = JSON.stringify(told.value)
  const completedAt = desk.clock.now()
  store.requests.put(cachedRequest({ serviceId, id, reference: 'Visit 1', status: 'completed', completedAt, body }))
  const folder = temporaryFolder()
  const filed = join(folder, 'filed')
  mkdirSync(filed)
  store.settings.set(filingSetting, {
    ...filingSetting.initial,
    when: 'completion',
    folder: filed,
    template: '{reference}'
  })
  const changed = vi.fn()
  const filer = startFiler({ store, clock: desk.clock, log: silentLog, changed, filed: changed })
  onTestFinished(() => filer.stop())
  // The folder is marked before anything is filed.
  await vi.waitFor(() => expect(readdirSync(filed).map(isMark)).toEqual([true]), { timeout: 20_000 })
  const choosePlace = async (name: string) => join(folder, name)
  const ways = {
    save: () => proofSaver(choosePlace)(store, id),
    saveMany: () => savingInto(store, folder, Date.now)(id),
    record: () =>
      recordSaver({ choosePlace, newPaper, language: () => 'en', now: () => desk.clock.now(), wait: async () => {} })(
        store,
        id
      )
  }
  const fetch = createProofFetch({
    serviceId,
    store,
    client: desk.client,
    log: silentLog,
    changed: () => filer.fileDue()
  })
  const isOurs = (path: string) => !isMark(basename(path)) && !headsNames.test(basename(path))
  const below = () => readdirSync(folder, { recursive: true }).map(String).filter(isOurs).sort()
  return { id, folder, filer, ways, fetch, below }
}

/** What the service sends for a proof, fetched by nothing of the app. */
async function sentBy({ server }: KeptDesk['desk'], id: string): Promise<Buffer> {
  const { url, clientId, clientSecret } = server
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const told = await fetch(`${url}/api/auth/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` }
  })
  const { access_token: token } = (await told.json()) as { access_token: string }
  const sent = await fetch(`${url}/api/ident/v1/identification_requests/${id}/proof_of_identity`, {
    headers: { authorization: `Bearer ${token}` }
  })
  return Buffer.from(await sent.arrayBuffer())
}

const spoiled: [what: string, effect: FaultEffect][] = [
  ['that ends in the middle', { kind: 'truncated-proof' }],
  ['that is a web page under the type of a PDF', { kind: 'non-pdf-proof' }],
  ['that is something else under the type of a PDF', { kind: 'malformed-json' }],
  ['that was recoded as UTF-8', { kind: 'changed-proof', way: 'utf8' }],
  ['that was given the ends of lines of Windows', { kind: 'changed-proof', way: 'crlf' }],
  ['that was cut behind an end that is not its last', { kind: 'changed-proof', way: 'cut-update' }],
  ['that came twice in one', { kind: 'changed-proof', way: 'twice' }],
  ['of no bytes', { kind: 'empty-proof' }],
  ['of sixty megabytes', { kind: 'large-proof', bytes: 60_000_000 }]
]

test.each(spoiled)('a proof %s is refused, put nowhere, and asked for again', async (_what, effect) => {
  await using kept = await KeptDesk.open()
  const { id, folder, filer, ways, fetch, below } = await office(kept)
  const { desk, store } = kept
  await desk.practice.addFault({ call: 'proof', effect })
  await fetch()
  expect(store.proofs.get(serviceId, id)).toBeUndefined()
  for (const way of Object.values(ways))
    expect(await way()).toMatchObject({ ok: false, error: { code: 'proofRefused' } })
  filer.fileDue()
  expect(filer.state().waiting).toBe(0)
  expect(below()).toEqual(['filed'])

  // Not before its time.
  await kept.calls()
  await fetch()
  expect((await kept.calls()).proof).toBe(0)
  desk.pass(2_000)
  await fetch()
  expect((await kept.calls()).proof).toBe(1)
  for (const way of Object.values(ways)) expect(await way()).toMatchObject({ ok: true })
  // What was saved among many is the file that was saved alone.
  const expected = ['TEST Visit 1-record.zip', 'TEST Visit 1.pdf', 'filed', 'filed/TEST Visit 1.pdf']
  await vi.waitFor(() => expect(below()).toEqual(expected), { timeout: 20_000 })

  const hash = sha256Of(await sentBy(desk, id))
  const unpacked = join(folder, 'unpacked')
  execFileSync('unzip', ['-q', join(folder, 'TEST Visit 1-record.zip'), '-d', unpacked])
  for (const file of ['TEST Visit 1.pdf', 'filed/TEST Visit 1.pdf', 'unpacked/proof.pdf'])
    expect(sha256Of(readFileSync(join(folder, file)))).toBe(hash)
  const text = execFileSync('pdftotext', [join(folder, 'filed/TEST Visit 1.pdf'), '-'], { encoding: 'utf8' })
  expect(text).toContain('Visit 1')
  expect(JSON.parse(readFileSync(join(unpacked, 'request.json'), 'utf8'))).toMatchObject({
    request: { id },
    proof: { sha256: hash }
  })
})

test('a proof that was kept stays, whatever the service would send for it afterwards, and is not asked for again', async () => {
  await using kept = await KeptDesk.open()
  const { id, folder, filer, fetch, below } = await office(kept)
  const { desk, store } = kept
  await fetch()
  const first = store.proofs.get(serviceId, id)?.sha256
  await desk.practice.addFault({ call: 'proof', effect: { kind: 'odd-proof', pdf: 'long' } })
  desk.pass(24 * 3_600_000)
  await kept.calls()
  await fetch()
  expect((await kept.calls()).proof).toBe(0)
  const other = await desk.client.proof(id)
  if (other.ok) store.proofs.keep(serviceId, id, other.value)
  expect(other.ok && sha256Of(other.value)).not.toBe(first)
  expect(store.proofs.get(serviceId, id)?.sha256).toBe(first)
  filer.fileDue()
  await vi.waitFor(() => expect(below()).toEqual(['filed', 'filed/TEST Visit 1.pdf']), { timeout: 20_000 })
  expect(sha256Of(readFileSync(join(folder, 'filed/TEST Visit 1.pdf')))).toBe(first)
})

test('a proof under a wrong content type is a proof: its bytes say so', async () => {
  await using kept = await KeptDesk.open()
  const { id, fetch } = await office(kept)
  await kept.desk.practice.addFault({ call: 'proof', effect: { kind: 'content-type', contentType: 'text/plain' } })
  await fetch()
  const sent = await kept.desk.client.proof(id)
  expect(sent.ok && sha256Of(sent.value)).toBe(kept.store.proofs.get(serviceId, id)?.sha256)
})

test('a proof that is another request’s is refused: it would say something untrue of one of the two', async () => {
  await using kept = await KeptDesk.open()
  const { id, fetch } = await office(kept)
  const { desk, store } = kept
  await fetch()
  const first = store.proofs.get(serviceId, id)?.pdf ?? Buffer.alloc(0)
  const other = await desk.ask('Visit 2')
  await desk.practice.complete(other, { as: 'required' })
  const told = await desk.client.show(other)
  if (!told.ok) throw new Error('the request is not there')
  const body = JSON.stringify(told.value)
  const more = { status: 'completed', completedAt: desk.clock.now(), body } as const
  store.requests.put(cachedRequest({ serviceId, id: other, reference: 'Visit 2', ...more }))
  await desk.practice.addFault({
    call: 'proof',
    requestId: other,
    effect: { kind: 'given-proof', base64: Buffer.from(first).toString('base64') }
  })
  await fetch()
  expect(store.proofs.get(serviceId, other)).toBeUndefined()
  expect(store.list.page(serviceId, wholeList, 0, 9).rows.find((row) => row.id === other)?.proofRefused).toBe(1)
  desk.pass(2_000)
  await fetch()
  expect(store.proofs.get(serviceId, other)?.sha256).toBe(sha256Of(await sentBy(desk, other)))
})

describe('a kept proof that the clerk fetches again', () => {
  async function again(kept: KeptDesk) {
    const all = await office(kept)
    await all.fetch()
    const { desk, store } = kept
    const changed = vi.fn()
    const fetchAgain = proofFetchAgain({ serviceId, store, client: desk.client, changed })
    return { ...all, changed, fetchAgain, hash: () => store.proofs.get(serviceId, all.id)?.sha256 }
  }

  test('is the same, and nothing changes', async () => {
    await using kept = await KeptDesk.open()
    const { id, hash, changed, fetchAgain } = await again(kept)
    const before = hash()
    expect(await fetchAgain(id)).toEqual({ ok: true, value: 'same' })
    expect(hash()).toBe(before)
    expect(changed).not.toHaveBeenCalled()
    expect(kept.store.proofs.earlier(serviceId, id)).toEqual([])
  })

  test('is another one: that is kept and filed, and the earlier one can still be saved', async () => {
    await using kept = await KeptDesk.open()
    const { id, folder, filer, hash, changed, fetchAgain, below } = await again(kept)
    const { store, desk } = kept
    const before = hash() ?? ''
    filer.fileDue()
    await vi.waitFor(() => expect(below()).toEqual(['filed', 'filed/TEST Visit 1.pdf']), { timeout: 20_000 })
    await desk.practice.addFault({ call: 'proof', effect: { kind: 'odd-proof', pdf: 'long' } })
    expect(await fetchAgain(id)).toEqual({ ok: true, value: 'replaced' })
    expect(hash()).not.toBe(before)
    expect(changed).toHaveBeenCalledTimes(1)
    filer.fileDue()
    const filed = () =>
      below()
        .filter((path) => path.endsWith('.pdf'))
        .map((path) => sha256Of(readFileSync(join(folder, path))))
    await vi.waitFor(() => expect(filed().sort()).toEqual([before, hash()].sort()), { timeout: 20_000 })

    expect(store.proofs.earlier(serviceId, id)).toMatchObject([{ sha256: before }])
    const saved = join(folder, 'earlier.pdf')
    expect(await earlierProofSaver(async () => saved)(store, id, before)).toMatchObject({ ok: true })
    expect(sha256Of(readFileSync(saved))).toBe(before)
  })

  test.each<[string, FaultEffect, string]>([
    ['changed on its way', { kind: 'changed-proof', way: 'utf8' }, 'proofRefused'],
    ['not there', { kind: 'proof-not-yet' }, 'proofNotYet']
  ])('is %s: what is kept stays', async (_what, effect, code) => {
    await using kept = await KeptDesk.open()
    const { id, hash, fetchAgain } = await again(kept)
    const before = hash()
    await kept.desk.practice.addFault({ call: 'proof', effect })
    expect(await fetchAgain(id)).toMatchObject({ ok: false, error: { code } })
    expect(hash()).toBe(before)
  })
})
