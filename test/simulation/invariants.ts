/** What must hold when the faults have stopped and all is quiet. Each answer is a list of what does not, in words. */

import { wholeList } from '../../common/words/list-query.ts'
import { sha256Of } from '../../main/files/sha256.ts'
import type { OutboxRow } from '../../main/store/ledger/outbox.ts'
import type { ListedRequest } from '../../main/store/list/listed.ts'
import type { StoredRequest } from '../eeid-server/index.ts'
import { people } from './actions.ts'
import { type Life, simulatedSecret, simulatedService } from './life.ts'
import type { Office } from './office.ts'
import { everything } from './watcher.ts'
import { asksForNobody, isSomebodyElse } from './who-came.ts'
import { proofBytes } from './wire.ts'

const { id: serviceId } = simulatedService

/** Nothing waits, every request of the service is on the desk as it is, and every proof is kept. */
export function unfinished(office: Office, life: Life): string[] {
  const rows = byRequest(life)
  const waiting = life.store.outbox.countWaiting(serviceId)
  return [
    ...(waiting > 0 ? [`${waiting} rows of the outbox still wait`] : []),
    ...office.requests.flatMap((request) => {
      const row = rows.get(request.id)
      const status = String(office.service.view(request).status)
      if (row?.status !== status)
        return [`a request is ${row?.status ?? 'missing'} on the desk and ${status} on the service`]
      if (status === 'completed' && row.proofKept === 0) return ['the proof of a completed request is missing']
      return []
    })
  ]
}

/** Everything that was promised. */
export function broken(office: Office, life: Life): string[] {
  const outbox = [...office.wanted].map((id) => life.store.outbox.get(id))
  return [
    ...office.network.misdeeds,
    ...office.watcher.misdeeds,
    ...unfinished(office, life),
    ...outbox.flatMap((row) =>
      row ? rowFaults(office, life, row) : ['a request that the clerk was told is kept is gone']
    ),
    ...sharedReferences(outbox.filter((row) => row !== undefined)),
    ...doubled(office, life),
    ...wrongProofs(office, life),
    ...personalData(office)
  ]
}

const byRequest = (life: Life): Map<string | null, ListedRequest> =>
  new Map(life.store.list.page(serviceId, wholeList, 0, everything).rows.map((row) => [row.requestId, row]))

const ended: ReadonlySet<string> = new Set(['created', 'needsCorrecting', 'needsAttention'])

function rowFaults({ network, service, isToldAll }: Office, life: Life, row: OutboxRow): string[] {
  if (!ended.has(row.state)) return [`a row is still ${row.state}`]
  if (row.state === 'needsCorrecting' && !network.refused.has(row.reference))
    return ['a row is told as refused, and the service did not refuse it']
  const made = [...network.made.values()].filter(({ reference }) => reference === row.reference)
  if (row.state !== 'created') return made.length > 0 ? [`a ${row.state} row is on the service all the same`] : []
  const request = service.requests.byId(row.requestId ?? '')
  if (!request) return ['a row is bound to a request that does not exist']
  const asked = JSON.stringify(
    Object.entries(row.claims)
      .filter(([, value]) => value !== '')
      .toSorted()
  )
  const has = request.claims.filter(({ value }) => value !== '').map(({ type, value }) => [type, value])
  if (asked !== JSON.stringify(has.toSorted())) return ['a row is bound to a request with other claims']
  if (request.reference !== row.reference) return ['a row is bound to a request with another reference']
  const view = life.store.views.get(row.id)
  if (view?.requestId !== row.requestId) return ['a created row is not in the list']
  return isToldAll ? untrueOutcome(request, view.outcome) : []
}

/** What is told of who came, of a request that this desk made: nothing less than the truth. */
function untrueOutcome(request: StoredRequest, told: string | null): string[] {
  const right = request.authentication === null ? null : rightOutcome(request)
  return told === right ? [] : [`who came is told as ${told}, and is ${right}`]
}

function rightOutcome(request: StoredRequest): 'identified' | 'differing' | 'matching' {
  if (asksForNobody(request)) return 'identified'
  return isSomebodyElse(request) ? 'differing' : 'matching'
}

/** Two live rows never share a reference. */
function sharedReferences(rows: readonly OutboxRow[]): string[] {
  const references = rows.map((row) => row.reference)
  return new Set(references).size === references.length ? [] : ['two rows share a reference']
}

/** The desk never makes a request twice; what the stack made twice behind its back is flagged, every one of it. */
function doubled({ network }: Office, life: Life): string[] {
  const rows = byRequest(life)
  const twins = [...Map.groupBy(network.made, ([, { reference }]) => reference).values()]
  return twins.flatMap((made) => {
    if (made.filter(([, { byRepeat }]) => !byRepeat).length > 1) return ['the desk made a request twice']
    const isFlagged = made.length < 2 || made.every(([id]) => rows.get(id)?.doubled === 1)
    return isFlagged ? [] : ['a request was made twice by the stack and is not flagged']
  })
}

function wrongProofs({ requests }: Office, life: Life): string[] {
  return requests.flatMap(({ id }) => {
    const kept = life.store.proofs.get(serviceId, id)
    if (!kept) return []
    const right = proofBytes({ requestId: id })
    return right.equals(kept.pdf) && kept.sha256 === sha256Of(right) ? [] : ['a proof is not what the service gave']
  })
}

function personalData({ log, requests, network }: Office): string[] {
  const text = log.join('\n')
  const secrets = [
    simulatedSecret,
    ...people.flatMap((person) => Object.values(person).filter((value) => value.length > 2)),
    ...requests.flatMap(({ linkId, id }) => [linkId, id]),
    ...[...network.made.values()].map(({ reference }) => reference).filter((reference) => reference !== ''),
    'TESTNUMBER'
  ]
  return secrets.some((secret) => text.includes(secret)) ? ['the log holds what it must not'] : []
}
