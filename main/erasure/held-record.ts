/** Everything that the desk holds about one request, to be read by whoever it is about. */
import type { Store } from '../store/open-store.ts'
import type { Candidate } from './candidates.ts'

/** One fact: its name as the data has it, and its value. */
export type Fact = { name: string; value: string }

/** What is held about one request. Times in milliseconds since 1970 UTC. */
export type HeldRecord = {
  reference: string
  requestId: string | null
  service: string
  createdAt: number
  /** As this desk asked; empty where another client made the request. */
  asked: Fact[]
  /** Everything that the service told. */
  told: Fact[]
  decisions: { at: number; verdict: 'accept' | 'reject' | 'askAgain'; note: string; author: string }[]
  notes: { at: number; text: string; author: string }[]
  /** The proofs by their SHA-256, the kept one first. */
  proofs: { sha256: string; size: number | null }[]
  filed: string | null
  saved: { folder: string; fileName: string; at: number } | null
  printedAt: number | null
  hold: { reason: string; author: string; at: number } | null
  /** How many entries of the audit log are about it. */
  logEntries: number
}

/** Puts together what is held about a request. */
export function heldRecord(store: Store, candidate: Candidate): HeldRecord {
  const { id, serviceId, requestId, outboxId, reference, createdAt } = candidate
  const own = outboxId === null ? undefined : store.outbox.get(outboxId)
  const underId = requestId ?? id
  const proof = store.proofs.get(serviceId, underId)
  const deeds = store.proofDeeds.get(serviceId, underId)
  const filed = store.filings.get(serviceId, underId)
  const body = requestId === null ? undefined : store.requests.get(serviceId, requestId)?.body
  return {
    reference,
    requestId,
    service: store.services.get(serviceId)?.name ?? '',
    createdAt,
    asked: own === undefined ? [] : factsIn({ ...own.claims, reason: own.reason, rejection: own.rejection }),
    told: body === undefined ? [] : factsIn(JSON.parse(body)),
    decisions: store.decisions
      .history(serviceId, underId)
      .map(({ decidedAt, verdict, note, author }) => ({ at: decidedAt, verdict, note, author })),
    notes: store.notes
      .history(serviceId, underId)
      .map(({ writtenAt, text, author }) => ({ at: writtenAt, text, author })),
    proofs: [
      ...(proof ? [{ sha256: proof.sha256, size: proof.pdf.length }] : []),
      ...store.proofs.earlier(serviceId, underId).map(({ sha256 }) => ({ sha256, size: null }))
    ],
    filed: filed ? `${filed.folder}/${filed.path}` : null,
    saved: deeds.saved,
    printedAt: deeds.printed?.at ?? null,
    hold: store.holds.get(id) ?? null,
    logEntries: store.audit.countAbout(id)
  }
}

/** Every value in what was told, by its way to it; what is empty is left out. */
export function factsIn(told: unknown, name = ''): Fact[] {
  if (told === null || told === undefined || told === '') return []
  if (typeof told !== 'object') return [{ name, value: String(told) }]
  return Object.entries(told).flatMap(([key, value]) => factsIn(value, name === '' ? key : `${name}.${key}`))
}
