/** Everything that the desk knows about one completed request, to be put before somebody who was not there. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { KnownHead } from '../audit/verify.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { sha256Of } from '../files/sha256.ts'
import { knownOf, outcomeOf, type RequestOutcome } from '../outcome/of.ts'
import type { Claims } from '../outcome/required.ts'
import { keptProof } from '../proofs/kept.ts'
import type { DecisionRow } from '../store/ledger/decisions.ts'
import type { NoteRow } from '../store/ledger/notes.ts'
import type { ServiceAddress } from '../store/ledger/services.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { clerkSetting } from './clerk.ts'

/** What is told about one request. Times in milliseconds since 1970 UTC. */
export type IdentificationRecord = {
  /** When it was put together. */
  madeAt: number
  /** The code of the desk that did. */
  desk: string
  /** Whose name the office has put on cover pages; empty where nobody's. */
  clerk: string
  service: Omit<ServiceAddress, 'id'>
  /** What the file may be called; empty where the reference tells who it is about. */
  fileName: string
  requestId: string
  reference: string
  createdAt: number
  completedAt: number | null
  /** What the service told, every field. */
  told: EeidRequest
  /** What this desk asked; null where another client made the request. */
  asked: Claims | null
  /** Why it was asked; null where nobody said. */
  reason: string | null
  outcome: RequestOutcome
  /** Oldest first, like the notes. */
  decisions: DecisionRow[]
  notes: NoteRow[]
  /** References of the requests at the other ends of the chain. */
  asksAgainFor: string | null
  askedAgainBy: string[]
  proof: { pdf: Uint8Array; sha256: string }
  /** Where the office filed the proof, below its folder; null while it did not. */
  filed: { path: string; filedAt: number } | null
  /** The desk's audit log as far as it had come. */
  log: KnownHead
}

/** What a record is gathered from. */
export type RecordStore = Pick<
  Store,
  'views' | 'proofs' | 'services' | 'filings' | 'decisions' | 'notes' | 'desk' | 'settings' | 'outbox' | 'audit'
>

/** Puts together what is known of the request that the desk knows as `id`; its proof's hash is checked. */
export function gatherRecord(store: RecordStore, id: string, madeAt: number): Outcome<IdentificationRecord> {
  const kept = keptProof(store, id)
  if (!kept.ok) return kept
  const found = store.views.get(id)
  if (!found || found.requestId === null) return failed({ code: 'unknownRequest' })
  const service = store.services.get(found.serviceId)
  if (!service) return failed({ code: 'unknownService' })
  const known = knownOf(found)
  const outcome = known && outcomeOf(known)
  // The cache may have been lost: the service tells it again at the next sweep.
  if (!outcome) return failed({ code: 'notNow' })
  const { pdf, name: fileName } = kept.value
  const { asked, told } = known
  const { name, environment, baseUrl, clientId } = service
  return ok({
    madeAt,
    desk: store.desk.code(),
    clerk: store.settings.get(clerkSetting),
    service: { name, environment, baseUrl, clientId },
    fileName,
    requestId: found.requestId,
    reference: found.reference,
    createdAt: found.createdAt,
    completedAt: found.completedAt,
    told,
    asked,
    reason: told.reason || store.outbox.get(id)?.reason || null,
    outcome,
    ...ownWords(store, found, found.requestId),
    proof: { pdf, sha256: sha256Of(pdf) },
    log: store.audit.head()
  })
}

type OwnWords = Pick<IdentificationRecord, 'decisions' | 'notes' | 'asksAgainFor' | 'askedAgainBy' | 'filed'>

function ownWords(
  store: Pick<Store, 'filings' | 'decisions' | 'notes'>,
  { id, serviceId }: FoundRequest,
  requestId: string
): OwnWords {
  const filed = store.filings.get(serviceId, requestId)
  return {
    decisions: store.decisions.history(serviceId, requestId),
    notes: store.notes.history(serviceId, requestId),
    asksAgainFor: store.decisions.asksAgainFor(id)?.reference ?? null,
    askedAgainBy: store.decisions.askedAgainBy(serviceId, requestId).map(({ reference }) => reference),
    filed: filed ? { path: filed.path, filedAt: filed.filedAt } : null
  }
}
