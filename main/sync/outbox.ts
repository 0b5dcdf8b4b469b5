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
  const { changed } = options
  recoverStuck(options, doubts)
  let sent = beginNext(options)
  while (sent) {
    changed()
    const answer = await options.client.create(bodyOf(sent))
    const { goesOn, next } = settle(options, doubts, sent, answer)
    if (!next) {
      changed()
      return goesOn
    }
    sent = next
  }
  return true
}

/** What is sent of a row. */
const bodyOf = ({ reference, claims, reason, reasonTranslations }: OutboxRow) => ({
  reference,
  claims_required: Object.entries(claims).map(([type, value]) => ({ type, value })),
  ...(reason === '' ? {} : { reason }),
  ...(reasonTranslations === undefined ? {} : { reason_translations: reasonTranslations })
})

/**
 * Marks the next row as being sent; undefined where nothing is queued. Committed before its first byte leaves: a crash from
 * here on means "confirming", never "again".
 */
function beginNext({ store, serviceId }: OutboxOptions): OutboxRow | undefined {
  const next = store.outbox.nextQueued(serviceId)
  return next && store.outbox.markSending(next.id) ? next : undefined
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

/** What follows an answer: whether it makes sense to go on, and the row that is being sent next. */
type Settled = { goesOn: boolean; next: OutboxRow | undefined }

/** In one transaction with the beginning of the next: two would make the disk wait twice for each request. */
function settle(options: OutboxOptions, doubts: Doubts, row: OutboxRow, answer: Answer<EeidRequest>): Settled {
  return options.store.atomically(() => {
    const goesOn = isSettled(options, doubts, row, answer)
    return { goesOn, next: goesOn ? beginNext(options) : undefined }
  })
}

/** Keeps what came of a create; false where it makes no sense to go on now. */
function isSettled(options: OutboxOptions, doubts: Doubts, row: OutboxRow, answer: Answer<EeidRequest>): boolean {
  const { store, serviceId, clock, log } = options
  if (answer.ok) {
    store.outbox.markCreated(row.id, answer.value.id)
    keepEach(options, [answer.value], (request) => keepAnswer(store, { serviceId, request, now: clock.now() }))
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
