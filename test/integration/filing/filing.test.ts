import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { manifestName } from '../../../main/filing/manifest.ts'
import { verifyFolder } from '../../../main/filing/verify.ts'
import { cachedRequest, temporaryFolder, testService } from '../../unit/store/temporary-store.ts'
import { isMark, office, patience, pdfsIn } from './office.ts'

const { id: serviceId } = testService

test('a proof is filed as it was sent, under the name of the template; two of a name are numbered', async () => {
  const { folder, filer, complete, filed } = office()
  const pdf = complete('1', 'Visit')
  complete('2', 'Visit')
  writeFileSync(join(folder, 'Visit (3).pdf'), 'somebody else’s')
  complete('3', 'Visit')
  filer.fileDue()
  await vi.waitFor(() => expect(filed('3')).toBeDefined(), patience)
  expect([filed('1'), filed('2'), filed('3')]).toEqual(['Visit.pdf', 'Visit (2).pdf', 'Visit (4).pdf'])
  expect(sha256Of(readFileSync(join(folder, 'Visit.pdf')))).toBe(sha256Of(pdf))
  expect(readFileSync(join(folder, 'Visit (3).pdf'), 'utf8')).toBe('somebody else’s')
  expect(readdirSync(folder).filter((name) => name.startsWith('.') && !isMark(name))).toEqual([])
})

test('whoever shows the requests is told once proofs of a service are filed, and not of those that are not', async () => {
  const { filer, complete, filed, told, choose } = office()
  complete('1')
  complete('2')
  filer.fileDue()
  await vi.waitFor(() => expect(filed('2')).toBeDefined(), patience)
  await vi.waitFor(() => expect(told.mock.calls).toEqual([[serviceId]]), patience)
  choose({ when: 'off' })
  complete('3')
  filer.fileDue()
  expect(told).toHaveBeenCalledTimes(1)
})

test('where the office files what it accepts, a proof is filed once it is accepted, and not while a rejection counts', async () => {
  const { folder, filer, store, complete, filed } = office({ when: 'accept' })
  for (const id of ['1', '2', '3']) complete(id)
  const decide = (requestId: string, verdict: 'accept' | 'reject') =>
    store.decisions.decide({ serviceId, requestId, verdict, note: '', wentAgainst: [] })
  decide('1', 'accept')
  decide('2', 'accept')
  decide('2', 'reject')
  filer.fileDue()
  await vi.waitFor(() => expect(filed('1')).toBe('K7Q-1.pdf'), patience)
  expect(pdfsIn(folder)).toEqual(['K7Q-1.pdf'])
})

test('what was accepted is filed once that can no longer be withdrawn, after a restart too', async () => {
  const { clock, filer, start, store, complete, filed } = office({ when: 'accept' })
  const accepted = (requestId: string) =>
    store.decisions.decide({ serviceId, requestId, verdict: 'accept', note: '', wentAgainst: [] }, 8_000)
  for (const id of ['1', '2', '3']) complete(id)
  accepted('1')
  const number = accepted('2')
  filer.fileDue()
  await vi.waitFor(() => expect(clock.waiting).toBe(1), patience)
  expect(filer.state()).toMatchObject({ waiting: 0 })
  store.decisions.withdraw({ serviceId, requestId: '2', number })
  clock.advance(7_999)
  expect(filed('1')).toBeUndefined()
  clock.advance(1)
  await vi.waitFor(() => expect(filed('1')).toBe('K7Q-1.pdf'), patience)
  expect(filed('2')).toBeUndefined()

  filer.stop()
  accepted('3')
  clock.advance(4_000)
  start()
  await vi.waitFor(() => expect(clock.waiting).toBe(1), patience)
  expect(filed('3')).toBeUndefined()
  clock.advance(4_000)
  await vi.waitFor(() => expect(filed('3')).toBe('K7Q-3.pdf'), patience)
})

test('what came before the office chose to file is left alone', async () => {
  const { folder, clock, filer, choose, complete, filed } = office({ when: 'off' })
  complete('1')
  clock.advance(1_000)
  choose({ template: '{reference}.pdf', when: 'completion', since: clock.now() })
  complete('2')
  filer.fileDue()
  await vi.waitFor(() => expect(filed('2')).toBeDefined(), patience)
  expect(pdfsIn(folder)).toEqual(['K7Q-2.pdf'])
})

test('a folder that is away is waited for, said so, and caught up with when it is back', async () => {
  const { clock, folder, filer, complete, filed } = office()
  renameSync(folder, `${folder}-away`)
  onTestFinished(() => rmSync(`${folder}-away`, { recursive: true, force: true }))
  complete('1')
  filer.fileDue()
  await vi.waitFor(() => expect(filer.state().problem?.code).toBe('folderGone'), patience)
  expect(filer.state()).toMatchObject({ waiting: 1 })
  complete('2')
  renameSync(`${folder}-away`, folder)
  await vi.waitFor(() => {
    clock.advance(5 * 60_000)
    expect(filed('2')).toBeDefined()
  }, patience)
  expect(pdfsIn(folder)).toEqual(['K7Q-1.pdf', 'K7Q-2.pdf'])
  await vi.waitFor(() => expect(filer.state()).toEqual({ waiting: 0, problem: null, since: null }), patience)
})

test('what was filed just before a power cut is not filed again', async () => {
  const { folder, filer, complete, filed } = office()
  const pdf = complete('1')
  writeFileSync(join(folder, 'K7Q-1.pdf'), pdf)
  filer.fileDue()
  await vi.waitFor(() => expect(filed('1')).toBe('K7Q-1.pdf'), patience)
  expect(pdfsIn(folder)).toEqual(['K7Q-1.pdf'])
})

test('the manifest is what sha256sum reads, and keeps what another desk has listed', async () => {
  const { folder, filer, complete, filed } = office({ manifest: true })
  writeFileSync(join(folder, 'other.pdf'), '%PDF-1.4 another desk')
  writeFileSync(join(folder, manifestName), `${sha256Of(Buffer.from('%PDF-1.4 another desk'))}  other.pdf\n`)
  complete('1')
  complete('2', 'Õie visiit №5')
  filer.fileDue()
  const lines = () => readFileSync(join(folder, manifestName), 'utf8').split('\n').filter(Boolean)
  await vi.waitFor(() => expect(lines()).toHaveLength(3), patience)
  const told = spawnSync('sha256sum', ['-c', '--strict', manifestName], { cwd: folder, encoding: 'utf8' })
  expect(told.stdout.split('\n').filter(Boolean)).toHaveLength(3)
  expect(told.status).toBe(0)
  expect(filed('2')).toBe('Õie visiit №5.pdf')
})

test('five hundred proofs are filed, and verifying finds what was changed, what is missing and what is foreign', async () => {
  const { folder, filer, store, complete } = office({ manifest: true, template: '{code}/{reference}.pdf' })
  for (let n = 0; n < 500; n++) complete(String(n))
  filer.fileDue()
  await vi.waitFor(() => expect(filer.state().waiting).toBe(0), patience)
  const below = join(folder, '-')
  expect(pdfsIn(below)).toHaveLength(500)
  rmSync(join(below, 'K7Q-7.pdf'))
  writeFileSync(join(below, 'K7Q-8.pdf'), '%PDF-1.7 tampered with')
  writeFileSync(join(folder, 'foreign.pdf'), '%PDF-1.7 whose is it')
  const tell = vi.fn(() => true)
  await vi.waitFor(async () => {
    const found = await verifyFolder({ folder, filed: () => store.filings.inFolder(folder), tell })
    expect(found).toEqual({
      whole: 498,
      others: 0,
      changed: ['-/K7Q-8.pdf'],
      missing: ['-/K7Q-7.pdf'],
      foreign: ['foreign.pdf']
    })
  }, patience)
  expect(tell).toHaveBeenLastCalledWith(500, 500)
  expect(await verifyFolder({ folder, filed: () => store.filings.inFolder(folder), tell: () => false })).toBeUndefined()
})

test('a proof whose bytes in the ledger are not what came is never filed', async () => {
  const { folder, filer, store, complete, filed } = office()
  store.requests.put(cachedRequest({ id: 'bad', status: 'completed', completedAt: 1 }))
  store.proofs.keep(serviceId, 'bad', Buffer.from('%PDF-1.7 whole'))
  const original = store.proofs.get
  store.proofs.get = vi.fn((service, id) =>
    id === 'bad'
      ? { pdf: Buffer.from('%PDF-1.7 half'), sha256: sha256Of(Buffer.from('%PDF-1.7 whole')) }
      : original(service, id)
  )
  complete('2')
  filer.fileDue()
  await vi.waitFor(() => expect(filed('2')).toBeDefined(), patience)
  expect(pdfsIn(folder)).toEqual(['K7Q-2.pdf'])
  expect(filer.state().waiting).toBe(0)
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!canMount)(
  'on a full disk and on a read-only one filing waits, says why, and leaves no piece',
  async (context) => {
    const folder = join(temporaryFolder(), 'disk')
    mkdirSync(folder)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', folder]).status !== 0) return context.skip()
    onTestFinished(() => void spawnSync('umount', ['-l', folder]))
    const { clock, filer, store, complete, filed } = office({}, folder)
    store.requests.put(cachedRequest({ id: 'big', reference: 'big', status: 'completed', completedAt: 1 }))
    store.proofs.keep(serviceId, 'big', Buffer.from(`%PDF-1.7 ${'x'.repeat(60_000)} %%EOF`))
    filer.fileDue()
    await vi.waitFor(() => expect(filer.state().problem?.code).toBe('diskFull'), patience)
    expect(readdirSync(folder).filter((name) => !isMark(name))).toEqual([])
    execFileSync('mount', ['-o', 'remount,ro', folder])
    await vi.waitFor(() => {
      clock.advance(5 * 60_000)
      expect(filer.state().problem?.code).toBe('folderReadOnly')
    }, patience)
    execFileSync('mount', ['-o', 'remount,rw,size=400k', folder])
    complete('after')
    await vi.waitFor(() => {
      clock.advance(10 * 60_000)
      expect([filed('after'), filed('big')]).toEqual(['K7Q-after.pdf', 'big.pdf'])
    }, patience)
    expect(pdfsIn(folder)).toEqual(['K7Q-after.pdf', 'big.pdf'])
  }
)
