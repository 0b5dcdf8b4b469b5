/** The desk's requests as erasing sees them: all of them, also those that the clerk discarded and no list shows. */
import type { ErasureObstacle } from '../../common/erasure.ts'
import type { Verdict } from '../../common/words/outcomes.ts'
import { type RequestState, requestState } from '../../common/words/request-states.ts'
import { type KeptAnswer, type SearchedText, searchedTexts } from '../outcome/searched.ts'
import type { Steps } from '../store/database/steps.ts'
import type { ErasedRequest } from '../store/ledger/erasures.ts'
import type { FoundRequest } from '../store/list/views.ts'
import { whoIsAsked } from '../store/list/who.ts'
import type { Store } from '../store/open-store.ts'

/** One request. Times in milliseconds since 1970 UTC. */
export type Candidate = Omit<ErasedRequest, 'references'> & {
  /** The desk's id. */
  id: string
  reference: string
  who: string
  createdAt: number
  state: RequestState
  verdict: Verdict | null
  /** When it ended: decided, else completed, expired, refused or made. */
  endedAt: number
  obstacle: ErasureObstacle | null
  /** Names, codes and birth dates, asked for and received. */
  people: () => readonly SearchedText[]
  /** What the clerks and the service wrote about it. */
  written: () => readonly string[]
  hasProof: boolean
  isFiled: boolean
}

const dayMs = 86_400_000

// A service that tells no end of its links has none that live so long.
const longestLinkMs = 90 * dayMs

const partSize = 500

/** Every request of the desk; a step for each part of them. `now`: milliseconds since 1970 UTC. */
export function* candidates(store: Store, now: number, visit: (candidate: Candidate) => void): Steps<void> {
  const held = new Set(store.holds.all())
  for (const part of store.views.all(partSize)) {
    for (const found of part) visit(candidate(store, found, held, now))
    yield
  }
  for (const row of store.erasures.discarded()) visit(discarded(row, held))
}

/** What an order names of a request: every reference under which it is known, too. */
export function toErase(store: Store, { id, serviceId, requestId, outboxId, reference }: Candidate): ErasedRequest {
  const asked = store.outbox.get(id)?.reference ?? ''
  return { serviceId, requestId, outboxId, references: [...new Set([reference, asked])].filter(Boolean) }
}

function candidate(store: Store, found: FoundRequest, held: ReadonlySet<string>, now: number): Candidate {
  const { id, serviceId, requestId, outbox, verdict, createdAt, reference } = found
  const isOwn = id !== requestId
  return {
    id,
    serviceId,
    requestId,
    outboxId: isOwn ? id : null,
    reference,
    who: found.who ?? whoIsAsked(readObject<Record<string, string>>(found.claims)),
    createdAt,
    state: requestState(found),
    verdict,
    endedAt: found.decidedAt ?? found.completedAt ?? found.linkExpiresAt ?? createdAt,
    obstacle: held.has(id) ? 'held' : obstacleOf(store, found, outbox, now),
    people: () => searchedTexts(readObject<Record<string, unknown>>(found.claims), readObject<KeptAnswer>(found.body)),
    written: () => written(store, found),
    hasProof: found.proofSize !== null,
    isFiled: found.filed === 1
  }
}

function written(store: Store, { id, serviceId, requestId, reference, body }: FoundRequest): string[] {
  const own = store.outbox.get(id)
  const { reason } = readObject<KeptAnswer>(body)
  const notes = store.notes.history(serviceId, requestId ?? id).map(({ text }) => text)
  const decided = requestId === null ? [] : store.decisions.history(serviceId, requestId).map(({ note }) => note)
  const told = typeof reason === 'string' ? reason : ''
  return [reference, own?.reason ?? '', own?.rejection ?? '', told, ...notes, ...decided].filter(Boolean)
}

function obstacleOf(
  store: Store,
  { serviceId, requestId, status, linkExpiresAt, createdAt }: FoundRequest,
  outbox: FoundRequest['outbox'],
  now: number
): ErasureObstacle | null {
  // The service refused it, and has nothing of it.
  if (outbox === 'needsCorrecting') return null
  // One that needs the clerk may be on the service: nobody knows by what it would be known again.
  if (outbox !== null || requestId === null) return 'sending'
  if (status === 'completed') return store.decisions.countsIn(serviceId, requestId) > 0 ? 'open' : null
  if (status === 'expired') return null
  const end = linkExpiresAt === null ? createdAt + longestLinkMs : linkExpiresAt + dayMs
  return end < now ? null : 'open'
}

type Discarded = ReturnType<Store['erasures']['discarded']>[number]

function discarded(row: Discarded, held: ReadonlySet<string>): Candidate {
  const asked = readObject<Record<string, string>>(row.claims)
  return {
    id: row.id,
    serviceId: row.serviceId,
    requestId: null,
    outboxId: row.id,
    reference: row.reference,
    who: whoIsAsked(asked),
    createdAt: row.createdAt,
    state: 'needsCorrecting',
    verdict: null,
    endedAt: row.discardedAt,
    obstacle: held.has(row.id) ? 'held' : null,
    people: () => searchedTexts(asked, {}),
    written: () => [row.reference, row.reason, row.rejection ?? ''].filter(Boolean),
    hasProof: false,
    isFiled: false
  }
}

function readObject<T extends object>(text: string | null): T {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as T) : ({} as T)
  } catch {
    return {} as T
  }
}
