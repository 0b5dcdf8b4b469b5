/** What readings of the list show of creates whose answer did not come: which request is theirs, and which might be. */
import { compared } from '../../common/people/text.ts'
import type { EeidClient, EeidRequest } from '../eeid/client.ts'
import { asksForAnyone } from '../outcome/discovery.ts'
import type { Claims, OutboxRow } from '../store/ledger/outbox.ts'
import { claimsOf } from './keep-answer.ts'

/** What one reading found for some rows. */
export type Finding = {
  /** Looks at requests that the service told of. `areShown`: each was asked for alone, and all of it was told. */
  take(requests: readonly EeidRequest[], areShown?: boolean): void
  /**
   * Asks by themselves for those of which the list does not tell enough to know whose they are; false where the service
   * could not be asked.
   */
  askWhose(client: EeidClient): Promise<boolean>
  /** The requests that are the row's: two where the service made two. */
  of(row: OutboxRow): EeidRequest[]
  /** How many rows have any. */
  count(): number
  /** Whether there is one that might be the row's and might not: then that no other is there proves nothing. */
  isOpen(row: OutboxRow): boolean
}

// A list that tells as good as nothing would be asked for request by request.
const mostAsked = 10

/** Begins a finding for `rows`; `isBound` tells of a request that it belongs to a row already. */
export function createFinding(rows: readonly OutboxRow[], isBound: (requestId: string) => boolean): Finding {
  const matches = new Map<string, EeidRequest[]>()
  const open = new Map<string, { request: EeidRequest; rows: OutboxRow[] }>()
  let tellsReferences = false

  function take(requests: readonly EeidRequest[], areShown = false): void {
    for (const request of requests) {
      if (request.reference) tellsReferences = true
      if (isBound(request.id)) continue
      const owner = rows.find((row) => likeness(row, request, areShown) === 'theirs')
      const might = rows.filter((row) => likeness(row, request, areShown) === 'perhaps')
      open.delete(request.id)
      if (owner) matches.set(owner.id, [...(matches.get(owner.id) ?? []), request])
      else if (might.length > 0) open.set(request.id, { request, rows: might })
    }
  }

  // A request without a reference is another client's, unless the list leaves all references out.
  const stillOpen = () => [...open.values()].filter(({ request }) => request.reference || !tellsReferences)

  return {
    take,
    async askWhose(client) {
      for (const { request } of stillOpen().slice(0, mostAsked)) {
        const answer = await client.show(request.id)
        if (answer.ok) take([answer.value], true)
        else if (answer.error.kind !== 'notFound') return false
      }
      return true
    },
    of: (row) => matches.get(row.id) ?? [],
    count: () => matches.size,
    isOpen: (row) => stillOpen().some((each) => each.rows.some(({ id }) => id === row.id))
  }
}

/**
 * Not by time: the desk's clock may have been wrong when it was sent. The reference is unique by construction, and the
 * claims tell another desk's request that carries the same.
 */
function likeness(
  { reference, claims }: OutboxRow,
  request: EeidRequest,
  isShown: boolean
): 'theirs' | 'perhaps' | 'no' {
  if (request.reference && request.reference !== reference) return 'no'
  const told = claimsOf(request)
  // What asks for nobody has nothing to be known by but its reference.
  if (asksForAnyone(claims)) return likenessOfDiscovery(request, told, isShown)
  // Where no value is told, the answer leaves them out, or another client asked for nobody.
  const isTold = Object.keys(told).length > 0
  if (isTold && !sameClaims(claims, told)) return 'no'
  return request.reference && isTold ? 'theirs' : 'perhaps'
}

/** A list may leave out what another desk asked under the same reference; where nothing tells it, the reference counts. */
function likenessOfDiscovery(request: EeidRequest, told: Claims, isShown: boolean): 'theirs' | 'perhaps' | 'no' {
  if (Object.keys(told).length > 0) return 'no'
  const isBlank = (request.claims_required ?? []).some(({ value }) => value?.trim() === '')
  return request.reference && (isBlank || isShown) ? 'theirs' : 'perhaps'
}

function sameClaims(a: Claims, b: Claims): boolean {
  const types = new Set([...Object.keys(a), ...Object.keys(b)])
  // A service may write what it was asked in another case or spacing; it is the same person.
  return [...types].every((type) => compared(a[type] ?? '') === compared(b[type] ?? ''))
}
