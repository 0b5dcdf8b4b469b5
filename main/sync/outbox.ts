/**
 * Sends the outbox of one service: exactly once, over a service with no idempotency key. What may or may not have
 * arrived is never repeated blindly: the service's list is searched for it first, and again after the service's own
 * deadline has passed.
 */
import type { ProblemCode } from '../../common/words/problems.ts'
import type { Answer } from '../eeid/client.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { OutboxRow } from '../store/ledger/outbox.ts'
import { createDoubts, type Doubts } from './doubts.ts'
import { codeOf, mayHelpToWait } from './eeid-problem.ts'
import { keepAnswer } from './keep-answer.ts'
import { keepEach } from './keep-each.ts'
import type { OutboxOptions } from './outbox-options.ts'

/** The outbox of one service. Each of its works joins the same work where that is under way. */
export type Outbox = {
  /** Sends what is queued, one at a time; false where it makes no sense to go on now. */
  send(): Promise<boolean>
  /** Looks up the doubtful; false where the list could not be read. */
  resolve(): Promise<boolean>
  /** Resolves, then sends: false where it makes no sense to go on now. */
  pump(): Promise<boolean>
}

/** Makes the outbox of one service. */
export function createOutbox(options: OutboxOptions): Outbox {
  const doubts = createDoubts(options)
  // Apart from each other, so that a new request does not wait while a long list is searched for a doubtful one.
  const send = single(() => sendAll(options, doubts))
  const resolve = single(doubts.lookUp)
  return { send, resolve, pump: async () => (await resolve()) && (await send()) }
}

/** The same work, of which never two run at a time. */
function single<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
}

async function sendAll(options: OutboxOptions, doubts: Doubts): Promise<boolean> {
  recoverStuck(options, doubts)
  for (;;) {
    const [next] = options.store.outbox.inState(options.serviceId, 'queued')
    if (!next) return true
    if (!(await send(options, doubts, next))) return false
  }
}

/** Nothing is being sent now: what is still marked so was cut off, as when its answer could not be written down. */
function recoverStuck({ store, serviceId, changed }: OutboxOptions, doubts: Doubts): void {
  const stuck = store.outbox.inState(serviceId, 'sending')
  for (const { id } of stuck) {
    store.outbox.markConfirming(id, 'interrupted')
    doubts.begin(id)
  }
  if (stuck.length > 0) changed()
}

async function send(options: OutboxOptions, doubts: Doubts, row: OutboxRow): Promise<boolean> {
  const { store, client, changed } = options
  // Committed before the first byte leaves: a crash from here on means "confirming", never "again".
  if (!store.outbox.markSending(row.id)) return true
  changed()
  const answer = await client.create({
    reference: row.reference,
    claims_required: Object.entries(row.claims).map(([type, value]) => ({ type, value })),
    ...(row.reason === '' ? {} : { reason: row.reason }),
    ...(row.reasonTranslations === undefined ? {} : { reason_translations: row.reasonTranslations })
  })
  const goOn = settle(options, doubts, row, answer)
  changed()
  return goOn
}

function settle(options: OutboxOptions, doubts: Doubts, row: OutboxRow, answer: Answer<EeidRequest>): boolean {
  const { store, serviceId, clock, log } = options
  if (answer.ok) {
    store.atomically(() => {
      store.outbox.markCreated(row.id, answer.value.id)
      keepEach(options, [answer.value], (request) => keepAnswer(store, { serviceId, request, now: clock.now() }))
    })
    return true
  }
  const { error } = answer
  const code: ProblemCode = codeOf(error)
  log.warn('outbox.not-created', { code, sent: error.sent ?? 'perhaps' })
  if (error.sent !== 'no') {
    store.outbox.markConfirming(row.id, code)
    doubts.begin(row.id)
    return false
  }
  if (error.kind === 'rejected') {
    store.outbox.markNeedsCorrecting(row.id, error.text ?? '')
    return true
  }
  if (mayHelpToWait(error)) {
    store.outbox.takeBack(row.id, code)
    return false
  }
  store.outbox.markNeedsAttention(row.id, code)
  return true
}
