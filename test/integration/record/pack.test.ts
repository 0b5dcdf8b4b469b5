/** The record on real files: what unzip, sha256sum and pdftotext make of it. */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Language } from '../../../common/words/languages.ts'
import { wholeList } from '../../../common/words/list-query.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { clerkSetting } from '../../../main/record/clerk.ts'
import { recordSaver } from '../../../main/record/save.ts'
import { escaped, type Places, type TextKey, words, wordsIn } from '../../desk/words.ts'
import { newPaper } from '../../paper/new-paper.ts'
import {
  cachedRequest,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from '../../unit/store/temporary-store.ts'

const { id: serviceId } = testService
const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(5_000)} %%EOF`)
const reason = 'Konto avamine Õismäel'

const told = {
  id: 'r',
  status: 'completed',
  reference: 'Visit 1/2',
  reason,
  claims_required: [
    { type: 'sub', value: 'EE60001019906' },
    { type: 'name', value: 'Жанна Šõber-Ķēniņa' },
    { type: 'birthdate', value: '2000-01-01' }
  ],
  claims_matched: false,
  mismatched_claims: { name: { expected: 'Жанна Šõber-Ķēniņa', actual: 'Mary Änn' } },
  result: {
    sub: 'EE60001019906',
    given_name: 'Mary',
    family_name: 'Änn',
    date_of_birth: '2000-01-01',
    acr: 'high',
    auth_time: 1_777_622_400,
    authentication_type: 'SMART_ID'
  },
  kept_as_it_came: { deep: [1, null, 'ž'] }
}

/** A desk that keeps one completed request with its proof, decided and noted, and saves its record. */
function office(language: Language = 'en', body: object = told) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.requests.put(
    cachedRequest({
      id: 'r',
      reference: 'Visit 1/2',
      status: 'completed',
      completedAt: clock.now(),
      body: JSON.stringify(body)
    })
  )
  store.proofs.keep(serviceId, 'r', pdf)
  const folder = temporaryFolder()
  const choosePlace = vi.fn(async (name: string) => join(folder, name))
  const wait = vi.fn((ms: number) => new Promise<void>((done) => void clock.after(ms, done)))
  const save = recordSaver({ choosePlace, newPaper, language: () => language, now: clock.now, wait })
  const decide = (verdict: 'accept' | 'reject', note: string, wentAgainst: string[] = []) => {
    store.notes.write(serviceId, 'r', note)
    store.decisions.decide({ serviceId, requestId: 'r', verdict, note, wentAgainst })
    clock.advance(60_000)
  }
  return { clock, store, folder, choosePlace, save, decide, wait }
}

/** Unpacks by the system's own tool. */
function unzip(folder: string, name: string): string {
  const to = temporaryFolder()
  execFileSync('unzip', ['-q', join(folder, name), '-d', to])
  return to
}

const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })

test('the pack holds the proof byte for byte, a cover page, the request, and checksums that sha256sum agrees with', async () => {
  const { store, folder, choosePlace, save } = office()
  expect(await save(store, 'r')).toEqual({ ok: true, value: { fileName: 'Visit 1-2-record.zip' } })
  expect(choosePlace).toHaveBeenCalledWith('Visit 1-2-record.zip', null)
  expect(readdirSync(folder)).toEqual(['Visit 1-2-record.zip'])
  const pack = unzip(folder, 'Visit 1-2-record.zip')
  expect(readdirSync(pack).sort()).toEqual(['cover.pdf', 'manifest-sha256.txt', 'proof.pdf', 'request.json'])
  expect(readFileSync(join(pack, 'proof.pdf')).equals(pdf)).toBe(true)
  const checked = execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd: pack, encoding: 'utf8' })
  expect(checked.trim().split('\n')).toEqual(['cover.pdf: OK', 'proof.pdf: OK', 'request.json: OK'])
})

test('what could not be compared is told as that, with what this desk asked', async () => {
  const {
    claims_required: _,
    claims_matched: __,
    mismatched_claims: ___,
    result: ____,
    reason: _____,
    ...leaner
  } = told
  const { store, folder, save } = office('en', { ...leaner, claims_matched: true })
  const claims = { sub: 'EE60001019906', name: 'Žanna Õunapuu' }
  store.outbox.markCreated(store.outbox.add({ serviceId, reference: 'Visit 1/2', claims, reason }), 'r')
  const [row] = store.list.page(serviceId, wholeList, 0, 1).rows
  await save(store, row?.id ?? '')
  const pack = unzip(folder, 'Visit 1-2-record.zip')
  const { asked, comparison } = JSON.parse(readFileSync(join(pack, 'request.json'), 'utf8'))
  const nothing = { received: null, matched: null, why: null }
  expect({ asked, comparison }).toEqual({
    asked: claims,
    comparison: {
      outcome: 'notCompared',
      by: null,
      claims: [
        { type: 'sub', required: claims.sub, ...nothing },
        { type: 'name', required: claims.name, ...nothing }
      ]
    }
  })
  const cover = textOf(join(pack, 'cover.pdf'))
  expect(cover.replaceAll(/\s+/g, ' ')).toContain(words('main:cover.notAllCompared'))
  const printed = (...cells: string[]) => new RegExp(cells.map(escaped).join(' +'))
  const nothingCame = [words('main:cover.notReceived'), words('main:cover.notCompared')]
  expect(cover).toMatch(printed(words('main:cover.claimType.sub'), claims.sub, ...nothingCame))
  expect(cover).toMatch(printed(words('main:cover.claimType.name'), claims.name, ...nothingCame))
  expect(cover).toContain(reason)
  const compared = [
    'matches',
    'differs',
    'comparedBy.service',
    'comparedBy.desk',
    'comparedBy.deskAgainstService'
  ] as const
  for (const told of compared) expect(cover.replaceAll(/\s+/g, ' ')).not.toContain(words(`main:cover.${told}`))
})

test('the request is told with every field that the service sent, and with what this desk decided and noted', async () => {
  const { store, folder, save, decide } = office()
  decide('reject', 'Ei ole sama')
  decide('accept', 'On siiski', ['differs'])
  const again = store.outbox.add({ serviceId, claims: { sub: 'EE60001019906' }, reference: 'Visit 2', reason: '' })
  store.outbox.askAgainFor(again, 'r')
  store.filings.add({
    serviceId,
    requestId: 'r',
    folder: '/somewhere/private',
    path: '2026/Visit.pdf',
    sha256: sha256Of(pdf)
  })
  await save(store, 'r')
  const pack = unzip(folder, 'Visit 1-2-record.zip')
  expect(textOf(join(pack, 'cover.pdf'))).toMatch(
    new RegExp(`${escaped(words('main:cover.askedAgainBy'))} +Visit 2\\n`)
  )
  const text = readFileSync(join(pack, 'request.json'), 'utf8')
  expect(text).not.toContain('private')
  expect(JSON.parse(text)).toMatchObject({
    format: 'eeid-desk-evidence',
    version: 2,
    service: { name: 'Front desk', environment: 'live', clientId: 'client' },
    request: told,
    asked: null,
    comparison: {
      outcome: 'differing',
      by: 'service',
      claims: [
        { type: 'sub', matched: true },
        { type: 'name', required: 'Жанна Šõber-Ķēniņa', received: 'Mary Änn', matched: false },
        { type: 'birthdate', matched: true }
      ]
    },
    decisions: [
      { verdict: 'reject', note: 'Ei ole sama', wentAgainst: [], decidedAt: '2026-05-01T08:00:00.000Z' },
      { verdict: 'accept', note: 'On siiski', wentAgainst: ['differs'], decidedAt: '2026-05-01T08:01:00.000Z' }
    ],
    notes: [{ text: 'Ei ole sama' }, { text: 'On siiski' }],
    chain: { asksAgainFor: null, askedAgainBy: ['Visit 2'] },
    proof: { file: 'proof.pdf', size: pdf.length, sha256: sha256Of(pdf) },
    filed: { path: '2026/Visit.pdf' }
  })
})

/** What the cover page says of the request in its language. */
const onCover: readonly TextKey[] = [
  'main:mark.paper',
  'main:mark.environment.test',
  'main:cover.differs',
  'main:cover.matches',
  'main:cover.verdict.accept',
  'main:cover.against.differs',
  'main:cover.methodName.SMART_ID',
  'main:cover.levelName.high'
]

test.each([
  ['en', '1 January 2000'],
  ['et', '1. jaanuar 2000'],
  ['ru', '1 января 2000 г.']
] as const)('the cover page says in %s what was required, received and decided', async (language, born) => {
  const { store, folder, save, decide } = office(language)
  store.services.update({ ...testService, environment: 'test' })
  decide('accept', 'Жених õnnelik, ž', ['differs'])
  await save(store, 'r')
  const cover = textOf(join(unzip(folder, 'TEST Visit 1-2-record.zip'), 'cover.pdf'))
  const said = cover.replaceAll(/\s+/g, ' ')
  const t = wordsIn(language)
  const texts = [...onCover.map((key) => t(key)), `${t('main:cover.clerk')}:`]
  for (const word of [...texts, born, reason, 'Visit 1/2', 'EE60001019906', 'Mary Änn', 'Жених õnnelik, ž'])
    expect(said).toContain(word)
  for (const part of ['Жанна', 'Šõber-', sha256Of(pdf), '2026']) expect(said).toContain(part)
  const foot: Places = { desk: store.desk.code(), reference: 'Visit 1/2', page: 1, pages: cover.split('\f').length - 1 }
  expect(said).toContain(t('main:cover.foot', foot))
  // A text that is missing shows as its key.
  expect(said).not.toMatch(/cover\./)
})

test('the clerk whom the office has named stands on the cover page and in the request; else there is a line to write on', async () => {
  const { store, folder, save } = office()
  const clerkIs = `${escaped(words('main:cover.clerk'))}:`
  const cover = () => textOf(join(unzip(folder, 'Visit 1-2-record.zip'), 'cover.pdf'))
  const desk = () => JSON.parse(readFileSync(join(unzip(folder, 'Visit 1-2-record.zip'), 'request.json'), 'utf8')).desk
  await save(store, 'r')
  expect(cover()).toMatch(new RegExp(`^ *${clerkIs} *$`, 'm'))
  expect(desk()).toEqual({ code: store.desk.code(), clerk: null })
  store.settings.set(clerkSetting, 'Žanna Õunapuu')
  await save(store, 'r')
  expect(cover()).toMatch(new RegExp(`^ *${clerkIs} +Žanna Õunapuu$`, 'm'))
  expect(cover()).toMatch(new RegExp(`^ *${escaped(words('main:cover.signature'))}: *$`, 'm'))
  expect(desk()).toEqual({ code: store.desk.code(), clerk: 'Žanna Õunapuu' })
})

test('nothing is cut off, however long: notes and references of every length are on the pages', async () => {
  const long = Array.from({ length: 1_500 }, (_, n) => `sõna${n}`)
  const { store, folder, save, decide } = office('en', { ...told, reason: 'х'.repeat(3_000) })
  decide('reject', `${long.join(' ')}\r\nlast line`)
  await save(store, 'r')
  const cover = textOf(join(unzip(folder, 'Visit 1-2-record.zip'), 'cover.pdf'))
  const printed = new Set(cover.split(/\s+/))
  expect(long.filter((word) => !printed.has(word))).toEqual([])
  expect(cover).toContain('last line')
  expect([...cover.matchAll(/х/g)]).toHaveLength(3_000)
})

test('the same record at the same time gives the same bytes', async () => {
  const { store, folder, save } = office()
  const bytes = async () => {
    await save(store, 'r')
    return readFileSync(join(folder, 'Visit 1-2-record.zip'))
  }
  const [one, other] = [await bytes(), await bytes()]
  expect(one.equals(other)).toBe(true)
})

test('there is no record without a proof, without a result, or with a proof that was changed in the ledger', async () => {
  const { store, folder, save } = office()
  store.requests.put(cachedRequest({ id: 'bare', status: 'completed', completedAt: 1 }))
  expect(await save(store, 'bare')).toMatchObject({ error: { code: 'proofNotYet' } })
  expect(await save(store, 'nobody')).toMatchObject({ error: { code: 'unknownRequest' } })
  store.proofs.get = () => ({ pdf: Buffer.from('%PDF-1.7 half'), sha256: sha256Of(pdf) })
  expect(await save(store, 'r')).toMatchObject({ error: { code: 'proofDamaged' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be written to is told, and the next time the dialog begins where it went last', async () => {
  const { store, folder, save, choosePlace } = office()
  writeFileSync(join(folder, 'file'), '')
  choosePlace.mockResolvedValueOnce(join(folder, 'file', 'x.zip'))
  expect(await save(store, 'r')).toMatchObject({ error: { code: 'folderGone' } })
  await save(store, 'r')
  await save(store, 'r')
  expect(choosePlace.mock.calls.map((call) => call.at(1))).toEqual([null, null, folder])
})

test('a pack waits for a decision that can be withdrawn, and has it only where it was not', async () => {
  const verdictsIn = async (undone: boolean) => {
    const { clock, store, folder, save, wait } = office()
    const number = store.decisions.decide(
      { serviceId, requestId: 'r', verdict: 'accept', note: '', wentAgainst: [] },
      8_000
    )
    const saving = save(store, 'r')
    await vi.waitFor(() => expect(wait).toHaveBeenCalledWith(8_000), { timeout: 50_000 })
    expect(readdirSync(folder)).toEqual([])
    if (undone) store.decisions.withdraw({ serviceId, requestId: 'r', number })
    clock.advance(8_000)
    expect(await saving).toMatchObject({ ok: true })
    const pack = unzip(folder, 'Visit 1-2-record.zip')
    const { decisions } = JSON.parse(readFileSync(join(pack, 'request.json'), 'utf8')) as { decisions: object[] }
    return decisions
  }
  expect(await verdictsIn(false)).toMatchObject([{ verdict: 'accept' }])
  expect(await verdictsIn(true)).toEqual([])
})
