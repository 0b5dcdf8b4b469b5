import type { DeskApi, EventPayload } from '../../../preload/contract.ts'
import type { FilingView } from '../../../preload/domains/filing.ts'
import type { ListQuery } from '../../../preload/domains/list-query.ts'
import type { PrintChoice, Printer } from '../../../preload/domains/printing.ts'
import type { WebhookView } from '../../../preload/domains/webhook.ts'
import type { ColumnMeaning } from '../../../preload/known.ts'
import { knownMethods } from '../../../preload/known.ts'
import type { FieldProblemCode, Outcome, Problem } from '../../../preload/problem.ts'
import type {
  DraftInput,
  LineState,
  Preferences,
  RequestDetail,
  RequestRow,
  ServiceView,
  StartupState
} from '../../../preload/shapes.ts'
import type { AcceptancePolicy } from '../../../preload/shapes-decision.ts'
import type { KeptDraft, Templates } from '../../../preload/shapes-form.ts'
import type { AllTemplates, ScreenView } from '../../../preload/shapes-handover.ts'
import { wholeList } from '../../../preload/whole-list.ts'

type EarlierRequest = NonNullable<
  Extract<Awaited<ReturnType<DeskApi['requests']['askedBefore']>>, { ok: true }>['value']
>
type EventName = keyof DeskApi['on']
type Listeners = { [E in EventName]: Set<(payload: EventPayload<E>) => void> }

/** What the fake starts with, and what tests change under way. */
export interface FakeState {
  startup: StartupState
  preferences: Preferences
  services: ServiceView[]
  suggestion: Awaited<ReturnType<DeskApi['services']['suggestion']>>
  /** Newest first, like main's list. */
  requests: RequestDetail[]
  line: LineState
  policy: AcceptancePolicy
  /** How suggested references are written. */
  template: string
  webhook: WebhookView
  filing: FilingView
  /** What `askedBefore` answers when a person is told. */
  askedBefore: EarlierRequest | null
  /** What is being written, by key. */
  drafts: Map<string, KeptDraft>
  templates: Templates
  /** What the list of each service showed last. */
  shown: Map<string, ListQuery>
  /** The request that the window last said is in hand. */
  lookedAt: string | null
  /** What the office is called. */
  office: string
  screen: ScreenView
  /** What the office writes to people. */
  messages: AllTemplates
  /** What every attempt of these calls answers instead of succeeding. */
  refuse: Partial<
    Record<'test' | 'add' | 'create' | 'copyLink' | 'save' | 'saveEvidence' | 'open' | 'print' | 'list', Problem>
  >
  printers: Printer[]
  /** What was chosen to print with. */
  printing: Partial<Record<'proof' | 'slip', PrintChoice>>
  /** Calls that reject, which nobody expects. */
  broken: Set<'create' | 'copyLink' | 'get' | 'look'>
  /** The name of the file that the clerk chose; null when they closed the dialog. */
  savedAs: string | null
  /** The file that the clerk opens next; null when they close the dialog. */
  opened: { fileName: string; bytes: Uint8Array<ArrayBuffer> } | null
  /** The last CSV that was saved. */
  savedText: string | null
  /** What is remembered of columns. */
  columns: ColumnMeaning[] | null
  /** How long every answer takes. */
  delayMs: number
}

/** An answer that is a value. */
export function fine<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

function refused<T>(error: Problem): Outcome<T> {
  return { ok: false, error }
}

/** A request in full, pending, with everything that a test does not care about filled in. */
export function fakeRequest(part: Partial<RequestDetail>): RequestDetail {
  return {
    id: 'request-1',
    serviceId: 'service-1',
    outbox: null,
    status: 'pending',
    reference: 'K7Q-00001',
    who: 'MARI TAMM',
    createdAt: new Date(0).toISOString(),
    completedAt: null,
    linkExpiresAt: null,
    matched: null,
    proof: 'none',
    doubled: false,
    superseded: false,
    hasNote: false,
    requestId: '0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10',
    link: 'https://eeid.ee/i/0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10',
    reason: null,
    claims: [],
    comparedBy: null,
    result: null,
    rejection: null,
    lastProblem: null,
    draft: null,
    proofSize: null,
    likeness: null,
    concerns: [],
    verdict: null,
    decisions: [],
    note: '',
    noteWrittenAt: null,
    asksAgainFor: null,
    askedAgainBy: [],
    filing: null,
    ...part
  }
}

/** The line as it is on a good day. */
export function fakeLine(part: Partial<LineState> = {}): LineState {
  return {
    serviceId: 'service-1',
    status: 'online',
    since: null,
    lastReached: new Date().toISOString(),
    checking: false,
    waiting: 0,
    parked: 0,
    clockOffsetMs: 0,
    firstSync: null,
    ...part
  }
}

/** The receiver as it is before anybody turned it on. */
export const fakeWebhook = (): WebhookView => ({
  settings: { on: false, address: '127.0.0.1', port: 8717 },
  health: { stage: 'off', fault: null, lastDelivery: null, lastRefused: null, secretsMissing: 0, isTold: false },
  path: '/eeid/webhooks/identification_requests'
})

const fakeMessages = { subject: 'eeID {reference}', body: '{link}', message: '{link}' }

/** A new one for every fake: tests change what they are given. */
function usual(): FakeState {
  return {
    startup: { stage: 'ready', folder: null, cacheRebuilt: false },
    preferences: { language: 'en', theme: 'light', rows: 'comfortable', serviceId: null },
    services: [],
    suggestion: { name: '', environment: 'live', baseUrl: 'https://eeid.ee', clientId: '', secretProvided: false },
    requests: [],
    line: fakeLine(),
    policy: { minimumAcr: 'none', methods: [...knownMethods], otherMethods: true, warnBeforeDays: 30 },
    template: '{desk}-{number}',
    webhook: fakeWebhook(),
    filing: {
      when: 'off',
      folder: null,
      template: '{date}/{reference} {family_name}.pdf',
      manifest: false,
      example: '2026-05-01/K7Q-00012 Tamm.pdf',
      earlier: 0,
      health: { waiting: 0, problem: null, since: null }
    },
    askedBefore: null,
    drafts: new Map(),
    templates: { reasons: [], forms: [] },
    shown: new Map(),
    lookedAt: null,
    office: '',
    screen: { isOn: false, display: null, isShown: false, others: [] },
    messages: { et: fakeMessages, en: fakeMessages, ru: fakeMessages },
    refuse: {},
    broken: new Set(),
    printers: [],
    printing: {},
    savedAs: 'K7Q-00001.pdf',
    opened: null,
    savedText: null,
    columns: null,
    delayMs: 0
  }
}

/** As main checks a template, and fills it. */
function tried(template: string, next: number): Outcome<{ template: string; example: string }> {
  const wrong = (code: FieldProblemCode) =>
    refused<{ template: string; example: string }>({ code: 'invalid', fields: { template: code } })
  const places = [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '')
  const parts: Record<string, string> = {
    desk: 'K7Q',
    number: String(next).padStart(5, '0'),
    year: '2026',
    month: '11',
    day: '23'
  }
  if (template.trim() === '') return wrong('required')
  if (places.some((place) => parts[place] === undefined)) return wrong('templateUnknown')
  if (!places.includes('desk') || !places.includes('number')) return wrong('templateIncomplete')
  const example = template.replaceAll(/\{(\w+)\}/g, (place, name: string) => parts[name] ?? place)
  return fine({ template, example })
}

const toRow = (detail: RequestDetail): RequestRow => ({
  id: detail.id,
  serviceId: detail.serviceId,
  outbox: detail.outbox,
  status: detail.status,
  reference: detail.reference,
  who: detail.who,
  createdAt: detail.createdAt,
  completedAt: detail.completedAt,
  linkExpiresAt: detail.linkExpiresAt,
  matched: detail.matched,
  proof: detail.proof,
  doubled: detail.doubled,
  superseded: detail.superseded,
  verdict: detail.verdict,
  hasNote: detail.hasNote
})

function queued(id: string, input: DraftInput): RequestDetail {
  const { serviceId, claims, reference, reason } = input
  return fakeRequest({
    id,
    serviceId,
    reference,
    reason: reason === '' ? null : reason,
    who: claims.name || claims.sub || `${claims.birthdate} ${claims.country}`.trim(),
    outbox: 'queued',
    status: null,
    requestId: null,
    link: null,
    createdAt: new Date().toISOString(),
    claims: Object.entries(claims)
      .filter(([, value]) => value !== '')
      .map(([type, required]) => ({ type, required, received: null, matched: null, why: null })),
    draft: { claims, reference, reason }
  })
}

/** Gives those an id that have none, as main does. */
const numbered = <T extends { id: string }>(kind: string, all: readonly T[]): T[] =>
  all.map((one, index) => (one.id === '' ? { ...one, id: `${kind}-${index + 1}` } : one))

/** A main process in memory: what it is told to be, with every call of the contract. */
export function createFakeDesk(part: Partial<FakeState> = {}) {
  const state: FakeState = { ...usual(), ...part }
  const listeners: Listeners = {
    requestsChanged: new Set(),
    lineChanged: new Set(),
    servicesChanged: new Set(),
    startupChanged: new Set(),
    requestWanted: new Set(),
    filingChanged: new Set(),
    proofBatchChanged: new Set(),
    verifyProgressed: new Set(),
    webhookChanged: new Set()
  }
  const calls: string[] = []
  let lastNumber = state.requests.length

  function emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
    for (const listener of listeners[name]) listener(payload)
  }

  function on<E extends EventName>(name: E): DeskApi['on'][E] {
    const subscribe = (listener: (payload: EventPayload<E>) => void) => {
      listeners[name].add(listener)
      return () => {
        listeners[name].delete(listener)
      }
    }
    return subscribe as DeskApi['on'][E]
  }

  /** Answers after the delay, noting the call. */
  async function answer<T>(call: string, value: () => T): Promise<T> {
    calls.push(call)
    await new Promise((done) => setTimeout(done, state.delayMs))
    return value()
  }

  const found = <T>(id: string, value: (detail: RequestDetail) => T): Outcome<T> => {
    const detail = state.requests.find((one) => one.id === id)
    return detail === undefined ? refused({ code: 'unknownRequest' }) : fine(value(detail))
  }

  function changed(): void {
    emit('requestsChanged', { serviceId: state.services[0]?.id ?? 'service-1' })
  }

  /** Changes one request and tells the window. */
  function change(id: string, patch: Partial<RequestDetail>): void {
    state.requests = state.requests.map((one) => (one.id === id ? { ...one, ...patch } : one))
    changed()
  }

  function setLine(line: Partial<LineState>): void {
    state.line = { ...state.line, ...line }
    emit('lineChanged', state.line)
  }

  const api: DeskApi = {
    startup: {
      state: () => answer('startup.state', () => state.startup),
      retry: () => answer('startup.retry', () => state.startup)
    },
    preferences: {
      get: () => answer('preferences.get', () => state.preferences),
      set: (patch) =>
        answer('preferences.set', () => {
          state.preferences = { ...state.preferences, ...patch } as Preferences
          return state.preferences
        })
    },
    services: {
      list: () => answer('services.list', () => state.services),
      suggestion: () => answer('services.suggestion', () => state.suggestion),
      testConnection: () =>
        answer('services.testConnection', () => (state.refuse.test ? refused(state.refuse.test) : fine(null))),
      add: (input) =>
        answer('services.add', () => {
          if (state.refuse.add) return refused(state.refuse.add)
          const { clientSecret: _never, ...view } = input
          const service = { id: `service-${state.services.length + 1}`, ...view }
          state.services = [...state.services, service]
          emit('servicesChanged', null)
          return fine(service)
        }),
      update: (input) =>
        answer('services.update', () => {
          if (state.refuse.add) return refused(state.refuse.add)
          const { clientSecret: _never, ...service } = input
          state.services = state.services.map((one) => (one.id === service.id ? service : one))
          emit('servicesChanged', null)
          return fine(service)
        })
    },
    references: {
      get: () => answer('references.get', () => tried(state.template, lastNumber + 1)),
      tryOut: ({ template }) => answer('references.tryOut', () => tried(template, lastNumber + 1)),
      set: ({ template }) =>
        answer('references.set', () => {
          const outcome = tried(template.trim(), lastNumber + 1)
          if (outcome.ok) state.template = outcome.value.template
          return outcome
        })
    },
    requests: {
      list: ({ query, offset, limit }) =>
        answer(`requests.list ${offset}`, () => {
          if (state.refuse.list) return refused(state.refuse.list)
          // Of all that main narrows by, only the beginning of the reference.
          const found = state.requests.filter(({ reference }) => reference.startsWith(query.search))
          return fine({ total: found.length, rows: found.slice(offset, offset + limit).map(toRow) })
        }),
      counts: () =>
        answer('requests.counts', () =>
          fine({
            all: state.requests.length,
            waiting: state.requests.filter(({ status }) => status === 'pending').length,
            toDecide: state.requests.filter(({ status, verdict }) => status === 'completed' && verdict === null).length,
            expiringToday: 0,
            proofMissing: state.requests.filter(({ proof }) => proof === 'awaited' || proof === 'refused').length,
            parked: state.requests.filter(({ outbox }) => outbox === 'parked' || outbox === 'rejected').length
          })
        ),
      find: ({ id }) =>
        answer('requests.find', () => {
          const place = state.requests.findIndex((one) => one.id === id)
          return fine(place === -1 ? null : place)
        }),
      get: ({ id }) =>
        answer('requests.get', () => {
          if (state.broken.has('get')) throw new Error('The pipe is broken')
          return found(id, (detail) => detail)
        }),
      suggestReference: () =>
        answer('requests.suggestReference', () => {
          const outcome = tried(state.template, lastNumber + 1)
          return outcome.ok ? fine(outcome.value.example) : outcome
        }),
      askedBefore: () => answer('requests.askedBefore', () => fine(state.askedBefore)),
      look: ({ id }) =>
        answer('requests.look', () => {
          if (state.broken.has('look')) throw new Error('The pipe is broken')
          state.lookedAt = id
          return fine(null)
        }),
      create: (input) =>
        answer('requests.create', () => {
          if (state.broken.has('create')) throw new Error('The pipe is broken')
          if (state.refuse.create) return refused(state.refuse.create)
          lastNumber += 1
          const id = `request-${lastNumber}`
          const others = state.requests.filter((one) => one.id !== input.corrects)
          state.requests = [queued(id, input), ...others]
          changed()
          return fine({ id })
        }),
      discard: ({ id }) =>
        answer('requests.discard', () => {
          state.requests = state.requests.filter((one) => one.id !== id)
          changed()
          return fine(null)
        }),
      sendAgain: ({ id }) =>
        answer('requests.sendAgain', () => {
          change(id, { outbox: 'queued', lastProblem: null })
          return fine(null)
        })
    },
    many: {
      open: () => answer('many.open', () => fine(state.opened)),
      save: ({ text }) =>
        answer('many.save', () => {
          state.savedText = text
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      columns: () => answer('many.columns', () => fine(state.columns)),
      keepColumns: ({ columns }) =>
        answer('many.keepColumns', () => {
          state.columns = columns
          return fine(null)
        }),
      check: ({ rows }) =>
        answer(`many.check ${rows.length}`, () =>
          fine(rows.map(() => ({ fields: {}, earlier: null, isReferenceUsed: false })))
        ),
      begin: ({ batchId, total }) => answer(`many.begin ${batchId} ${total}`, () => fine(null)),
      add: ({ from, rows }) => answer(`many.add ${from} ${rows.length}`, () => fine(null)),
      run: () => answer('many.run', () => fine(null)),
      pause: () => answer('many.pause', () => fine(null)),
      cancel: () => answer('many.cancel', () => fine(null)),
      putAway: () => answer('many.putAway', () => fine(null)),
      list: () => answer('many.list', () => fine([]))
    },
    listState: {
      get: ({ serviceId }) => answer('listState.get', () => fine(state.shown.get(serviceId) ?? wholeList)),
      set: ({ serviceId, query }) =>
        answer('listState.set', () => {
          state.shown.set(serviceId, query)
          return fine(null)
        })
    },
    proofs: {
      save: () =>
        answer('proofs.save', () => {
          if (state.refuse.save) return refused(state.refuse.save)
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      saveEvidence: () =>
        answer('proofs.saveEvidence', () => {
          if (state.refuse.saveEvidence) return refused(state.refuse.saveEvidence)
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      open: () => answer('proofs.open', () => (state.refuse.open ? refused<null>(state.refuse.open) : fine(null))),
      bytes: () => answer('proofs.bytes', () => fine(new TextEncoder().encode('%PDF-1.7'))),
      print: () =>
        answer('proofs.print', () => {
          const { proof: choice } = state.printing
          if (choice === undefined) return refused({ code: 'noPrinterChosen' })
          if (state.refuse.print) return refused(state.refuse.print)
          return fine({ printer: choice.label, copies: choice.copies })
        })
    },
    printing: {
      printers: () => answer('printing.printers', () => fine(state.printers)),
      choice: ({ job }) => answer('printing.choice', () => fine(state.printing[job] ?? null)),
      choose: ({ job, choice }) =>
        answer('printing.choose', () => {
          state.printing = { ...state.printing, [job]: choice }
          return fine(null)
        })
    },
    decisions: {
      decide: ({ id, verdict, note }) =>
        answer('decisions.decide', () => {
          const decidedAt = new Date().toISOString()
          const { decisions = [] } = state.requests.find((one) => one.id === id) ?? {}
          const decision = { verdict, note, wentAgainst: [], decidedAt }
          change(id, { verdict, note, decisions: [...decisions, decision] })
          return fine(null)
        }),
      writeNote: ({ id, note }) =>
        answer('decisions.writeNote', () => {
          change(id, { note, noteWrittenAt: new Date().toISOString() })
          return fine(null)
        }),
      policy: () => answer('decisions.policy', () => fine(state.policy)),
      setPolicy: (policy) =>
        answer('decisions.setPolicy', () => {
          state.policy = policy
          return fine(policy)
        })
    },
    drafts: {
      list: () => answer('drafts.list', () => fine([...state.drafts].map(([key, draft]) => ({ key, draft })))),
      keep: ({ key, draft }) =>
        answer('drafts.keep', () => {
          state.drafts.set(key, draft)
          return fine(null)
        }),
      drop: ({ key }) =>
        answer('drafts.drop', () => {
          state.drafts.delete(key)
          return fine(null)
        })
    },
    templates: {
      get: () => answer('templates.get', () => fine(state.templates)),
      setReasons: ({ reasons }) =>
        answer('templates.setReasons', () => {
          state.templates = { ...state.templates, reasons: numbered('reason', reasons) }
          return fine(state.templates)
        }),
      setForms: ({ forms }) =>
        answer('templates.setForms', () => {
          state.templates = { ...state.templates, forms: numbered('form', forms) }
          return fine(state.templates)
        })
    },
    proofBatch: {
      start: () => answer('proofBatch.start', () => fine(null)),
      state: () => answer('proofBatch.state', () => null),
      cancel: () => answer('proofBatch.cancel', () => null),
      putAway: () => answer('proofBatch.putAway', () => null)
    },
    filing: {
      get: () => answer('filing.get', () => fine(state.filing)),
      chooseFolder: () => answer('filing.chooseFolder', () => fine(state.filing)),
      set: (choice) => answer('filing.set', () => fine({ ...state.filing, ...choice })),
      tryOut: () => answer('filing.tryOut', () => fine({ example: 'K7Q-00012.pdf' })),
      fileEarlier: () => answer('filing.fileEarlier', () => fine({ ...state.filing, earlier: 0 })),
      tryAgain: () => answer('filing.tryAgain', () => fine(null)),
      verify: () => answer('filing.verify', () => fine({ whole: 1, others: 0, changed: [], missing: [], foreign: [] })),
      stopVerifying: () => answer('filing.stopVerifying', () => null)
    },
    notifications: {
      get: () => answer('notifications.get', () => fine({ show: true, namePerson: false })),
      set: (chosen) => answer('notifications.set', () => fine(chosen))
    },
    handover: {
      show: ({ id, language }) =>
        answer('handover.show', () =>
          found(id, ({ link, reason }) => ({
            link: link === null ? null : `${link}?ui_locales=${language}`,
            qr: link === null ? null : { modules: 21, path: 'M0 0L14 0L14 14L0 14Z' },
            reason,
            methods: [...knownMethods]
          }))
        ),
      copyMessage: () => answer('handover.copyMessage', () => fine(null)),
      mail: () => answer('handover.mail', () => fine(null)),
      printSlip: () => answer('handover.printSlip', () => fine({ printer: 'Hall', copies: 1 })),
      templates: () => answer('handover.templates', () => fine(state.messages)),
      setTemplates: (templates) =>
        answer('handover.setTemplates', () => {
          state.messages = templates
          return fine(templates)
        }),
      hide: () => answer('handover.hide', () => fine(null)),
      screen: () => answer('handover.screen', () => fine(state.screen)),
      setScreen: (choice) =>
        answer('handover.setScreen', () => {
          state.screen = { ...state.screen, ...choice } as ScreenView
          return fine(state.screen)
        }),
      office: () => answer('handover.office', () => fine(state.office)),
      setOffice: ({ office }) =>
        answer('handover.setOffice', () => {
          state.office = office
          return fine(office)
        }),
      copyLink: () =>
        answer('handover.copyLink', () => {
          if (state.broken.has('copyLink')) throw new Error('The pipe is broken')
          return state.refuse.copyLink ? refused<null>(state.refuse.copyLink) : fine(null)
        })
    },
    line: {
      state: () => answer('line.state', () => fine(state.line)),
      checkNow: () =>
        answer('line.checkNow', () => {
          setLine({ lastReached: new Date().toISOString() })
          return fine(null)
        })
    },
    webhook: {
      get: () => answer('webhook.get', () => fine(state.webhook)),
      set: ({ on, address, port }) =>
        answer('webhook.set', () => {
          if (!/^\d+$/.test(port)) return refused({ code: 'invalid', fields: { port: 'notAPort' } })
          const settings = { on, address: address.trim(), port: Number(port) }
          state.webhook = {
            ...state.webhook,
            settings,
            health: { ...state.webhook.health, stage: on ? 'listening' : 'off' }
          }
          emit('webhookChanged', state.webhook.health)
          return fine(state.webhook)
        }),
      test: () =>
        answer('webhook.test', () => fine(state.webhook.health.stage === 'listening' ? 'taken' : 'notListening'))
    },
    on: {
      requestsChanged: on('requestsChanged'),
      lineChanged: on('lineChanged'),
      servicesChanged: on('servicesChanged'),
      startupChanged: on('startupChanged'),
      requestWanted: on('requestWanted'),
      filingChanged: on('filingChanged'),
      proofBatchChanged: on('proofBatchChanged'),
      verifyProgressed: on('verifyProgressed'),
      webhookChanged: on('webhookChanged')
    }
  }

  return { api, state, calls, emit, change, changed, setLine }
}
