/** Whatever main says, prints, files or records of a test service says that it is for practice; of a live one, nothing does. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../common/words/languages.ts'
import { wholeList } from '../../../common/words/list-query.ts'
import { allServices, type Environment, testFileMark } from '../../../common/words/services.ts'
import { localDays } from '../../../main/clock/days.ts'
import { partsOf } from '../../../main/filing/parts.ts'
import { placeByTemplate } from '../../../main/filing/template.ts'
import { copyMessage, draftMail, printSlip, type Ways } from '../../../main/handover/desk/outgoing.ts'
import { jobTitle } from '../../../main/handover/desk/safe-reference.ts'
import { createShowing } from '../../../main/handover/desk/showing.ts'
import { createNotices, type Notice } from '../../../main/notifications/notices.ts'
import { keptProof } from '../../../main/proofs/kept.ts'
import { coverPage } from '../../../main/record/cover.ts'
import { gatherRecord } from '../../../main/record/gather.ts'
import { requestJson } from '../../../main/record/request-json.ts'
import { listExporter } from '../../../main/reports/list-export.ts'
import { listPaper } from '../../../main/reports/list-paper.ts'
import { officeNumbers } from '../../../main/reports/numbers.ts'
import { numbersPaper } from '../../../main/reports/numbers-paper.ts'
import type { OpenDesk } from '../../../main/startup/desk.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { textsIn } from '../../../main/texts/texts.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { cachedRequest, storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id

/** A desk with one open and one completed request of a service. */
function desk(environment: Environment) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.services.update({ ...testService, environment })
  const link = 'https://eeid.example/i/1'
  const claims_required = [{ type: 'sub', value: 'EE30303039914' }]
  const open = { id: 'open', status: 'pending', link, claims_required, result: {} }
  const ended = { id: 'ended', status: 'completed', claims_required, result: { sub: 'EE30303039914' } }
  const linkExpiresAt = clock.now() + 60_000
  store.requests.put(cachedRequest({ id: 'open', reference: 'K7Q-00001', linkExpiresAt, body: JSON.stringify(open) }))
  store.requests.put(
    cachedRequest({
      id: 'ended',
      reference: 'K7Q-00002',
      status: 'completed',
      outcome: 'matching',
      completedAt: clock.now(),
      createdAt: clock.now(),
      body: JSON.stringify(ended)
    })
  )
  store.proofs.keep(serviceId, 'ended', Buffer.from(`%PDF-1.7 ${'x'.repeat(99)} %%EOF`))
  return { clock, store }
}

type Desk = ReturnType<typeof desk>

const pdfText = (pdf: Uint8Array) =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString().replaceAll(/\s+/g, ' ')

/** What a way out gives to the shell and the printer. */
async function sentBy(at: Desk, language: Language, send: (ways: Ways) => Promise<unknown>): Promise<string> {
  const out: string[] = []
  const printing = {
    printers: async () => ({ ok: true, value: [{ name: 'p', label: 'p', isDefault: true }] }),
    print: async (_printer: unknown, pdf: Uint8Array, title: string) => {
      out.push(title, pdfText(pdf))
      return { ok: true, value: null }
    }
  }
  await send({
    copyText: async (text) => void out.push(text),
    openMail: async (url) => out.push(decodeURIComponent(url)) > 0,
    printing: printing as unknown as Ways['printing'],
    newPaper: async (options) => {
      const paper = await newPaper(options)
      out.push(String(paper.info.Title))
      const chunks: Uint8Array[] = []
      paper.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      paper.on('end', () => out.push(pdfText(Buffer.concat(chunks))))
      return paper
    },
    now: at.clock.now
  })
  void language
  return out.join('\n')
}

/** Everything that main makes of a service, by what it is: the words in which it goes out. */
const outlets: Record<string, (at: Desk, language: Language) => Promise<string>> = {
  async notification({ clock, store }, language) {
    const shown: Notice[] = []
    const notices = createNotices({
      clock,
      language: () => language,
      isWindowFocused: () => false,
      completed: () => {},
      isLocked: () => false,
      show: (notice) => shown.push(notice),
      badge: () => {}
    })
    const changed = notices.follow(store, serviceId)
    store.requests.put(cachedRequest({ id: 'open', status: 'completed', outcome: 'matching', completedAt: 1 }))
    changed()
    clock.advance(1_000)
    return shown.map(({ title }) => title).join()
  },
  async 'notification of many'({ clock, store }, language) {
    const shown: Notice[] = []
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) store.requests.put(cachedRequest({ id }))
    const notices = createNotices({
      clock,
      language: () => language,
      isWindowFocused: () => false,
      completed: () => {},
      isLocked: () => true,
      show: (notice) => shown.push(notice),
      badge: () => {}
    })
    const changed = notices.follow(store, serviceId)
    for (const id of ids) store.requests.put(cachedRequest({ id, status: 'completed', outcome: 'matching' }))
    changed()
    clock.advance(1_000)
    return shown.map(({ title }) => title).join()
  },
  message: (at, language) => sentBy(at, language, (ways) => copyMessage(handed(at, language), ways)),
  mail: (at, language) => sentBy(at, language, (ways) => draftMail(handed(at, language), ways)),
  slip: (at, language) => sentBy(at, language, (ways) => printSlip(handed(at, language), ways)),
  'job in a printer’s queue': async ({ store }) => jobTitle(store, 'ended'),
  async 'second screen'({ clock, store }, language) {
    const sync = { of: () => undefined } as unknown as OpenDesk['sync']
    const showing = createShowing({
      desk: () => ({ opened: () => ({ store, sync }) }),
      now: clock.now,
      changed: () => {}
    })
    showing.show('open', language)
    const state = showing.state()
    return state.kind === 'link' && state.isTest ? testFileMark : ''
  },
  async 'cover page'({ clock, store }, language) {
    const record = gatherRecord(store, 'ended', clock.now())
    if (!record.ok) throw new Error(record.error.code)
    return pdfText(await coverPage(record.value, newPaper, language))
  },
  async 'request.json of the record'({ clock, store }) {
    const record = gatherRecord(store, 'ended', clock.now())
    if (!record.ok) throw new Error(record.error.code)
    const { service } = JSON.parse(requestJson(record.value)) as { service: { environment: string } }
    return service.environment.toUpperCase() === 'TEST' ? testFileMark : ''
  },
  async 'name of a saved proof and of a record'({ store }) {
    const proof = keptProof(store, 'ended')
    return proof.ok ? proof.value.name : ''
  },
  'name of a filed proof': async ({ store }) =>
    placeByTemplate('{date}/{reference}', partsOf(store, serviceId, 'ended')).base,
  async 'printed list'({ clock, store }, language) {
    const parts = store.list.rows(serviceId, wholeList, 10)
    const head = { services: store.services.list(), desk: 'K7Q', at: clock.now() }
    const list = { ...head, about: '', total: 2, parts, serviceOf: store.services.marked }
    return pdfText(await listPaper(list, newPaper, language, async () => {}))
  },
  async numbers({ clock, store }, language) {
    const from = { tallies: store.list.tallies, serviceId: allServices, days: localDays, now: clock.now() }
    const numbers = atOnce(officeNumbers(from, { step: 'day', steps: 7 }))
    const head = { services: store.services.list(), desk: 'K7Q', at: clock.now() }
    return pdfText(await numbersPaper({ ...head, numbers }, newPaper, language))
  },
  async 'file of the list'({ clock, store }, language) {
    const folder = temporaryFolder()
    const choosePlace = async (name: string) => join(folder, name)
    const places = { csv: choosePlace, xlsx: choosePlace }
    const save = listExporter({ choosePlace: places, language: () => language, now: clock.now, rest: async () => {} })
    const saved = await save(store, allServices, wholeList, 'csv')
    const name = saved.ok ? (saved.value?.fileName ?? '') : ''
    const [, ...rows] = readFileSync(join(folder, name), 'utf8').trim().split('\n')
    // Each row by itself: it is what is copied into another table.
    return [name, ...rows].every((line) => marks(language).test(line)) ? testFileMark : ''
  },
  async 'entry of the audit log'({ store }) {
    store.audit.add({ act: 'open', request: 'ended', told: { reference: 'K7Q-00002' } })
    const [entry] = store.audit.page({ acts: ['open'], author: null, from: null, until: null }, 0, 1).rows
    return entry?.told?.isTest === true ? testFileMark : ''
  }
}

function handed({ store }: Desk, language: Language) {
  const found = store.views.get('open')
  if (!found) throw new Error('the request is not there')
  return { store, found, language }
}

const marks = (language: Language): RegExp => {
  const [before] = textsIn(language)('mark.before', { text: '\0' }).split(' ')
  const named = textsIn(language)('mark.environment.test')
  return new RegExp(`${before}|${named}|${testFileMark.trim()}`, 'u')
}

describe.each(languages)('in %s', (language) => {
  test.each(Object.entries(outlets))(
    '%s: of a test service it says so, of a live one it does not',
    async (_name, made) => {
      expect(await made(desk('test'), language)).toMatch(marks(language))
      expect(await made(desk('live'), language)).not.toMatch(marks(language))
    }
  )
})
