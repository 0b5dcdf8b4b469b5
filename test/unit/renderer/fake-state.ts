import type { DeskApi } from '../../../preload/contract.ts'
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

type EarlierRequest = NonNullable<
  Extract<Awaited<ReturnType<DeskApi['requests']['askedBefore']>>, { ok: true }>['value']
>
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

export function refused<T>(error: Problem): Outcome<T> {
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
    outcome: null,
    proof: 'none',
    doubled: false,
    superseded: false,
    hasNote: false,
    requestId: '0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10',
    link: 'https://eeid.ee/i/0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10',
    refusedLink: null,
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
    lastSwept: new Date().toISOString(),
    checking: false,
    waiting: 0,
    parked: 0,
    clockOffsetMs: 0,
    firstSync: null,
    trouble: null,
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
export function usual(): FakeState {
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
      clerk: '',
      earlier: 0,
      health: { waiting: 0, problem: null, since: null, links: [] }
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
export function tried(template: string, next: number): Outcome<{ template: string; example: string }> {
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

export const toRow = (detail: RequestDetail): RequestRow => ({
  id: detail.id,
  serviceId: detail.serviceId,
  outbox: detail.outbox,
  status: detail.status,
  reference: detail.reference,
  who: detail.who,
  createdAt: detail.createdAt,
  completedAt: detail.completedAt,
  linkExpiresAt: detail.linkExpiresAt,
  outcome: detail.outcome,
  proof: detail.proof,
  doubled: detail.doubled,
  superseded: detail.superseded,
  verdict: detail.verdict,
  hasNote: detail.hasNote
})

export function queued(id: string, input: DraftInput): RequestDetail {
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
export const numbered = <T extends { id: string }>(kind: string, all: readonly T[]): T[] =>
  all.map((one, index) => (one.id === '' ? { ...one, id: `${kind}-${index + 1}` } : one))
