/** A store with everything about one person that a desk can keep, and everything about another. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../../main/clock/clock.ts'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import type { ErasedRequest } from '../../../main/store/ledger/erasures.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { cachedRequest, storeWithService, testKey, testService } from '../store/temporary-store.ts'

const { id: serviceId } = testService

/** Strings that stand nowhere else. */
export const gone = {
  code: 'EE49403136526',
  name: 'Kanaari Kadunukene',
  reference: 'KAD-UNUD-1',
  reason: 'Kaduv põhjus',
  note: 'Kaduv märkus',
  pdf: 'Kanaari Kadunukese tõend'
} as const

/** The same of somebody who stays. */
export const stays = {
  code: 'EE60001019906',
  name: 'Mari Maasikas',
  reference: 'JAAB-1',
  reason: 'Jääv põhjus',
  note: 'Jääv märkus',
  pdf: 'Mari Maasika tõend'
} as const

type Person = { [K in keyof typeof gone]: string }

const body = (id: string, { code, name }: Person) =>
  JSON.stringify({
    id,
    status: 'completed',
    claims_required: [{ type: 'sub', value: code }],
    result: { sub: code, given_name: name.split(' ')[0], family_name: name.split(' ')[1], name }
  })

/** Puts a completed request about a person into the store, with all that may hang on it. Returns the desk's id. */
export function completeRequest(store: Store, requestId: string, person: Person, clock: Pick<Clock, 'now'>): string {
  return store.atomically(() => {
    const id = store.outbox.add({
      serviceId,
      reference: person.reference,
      claims: { sub: person.code, name: person.name },
      reason: person.reason
    })
    store.audit.add({ act: 'create', request: id, told: { reference: person.reference } })
    store.outbox.markSending(id)
    store.outbox.markCreated(id, requestId)
    addResult(store, id, requestId, person, clock)
    return id
  })
}

function addResult(store: Store, id: string, requestId: string, person: Person, clock: Pick<Clock, 'now'>): void {
  const told = { id: requestId, reference: person.reference, who: person.name, status: 'completed' }
  store.requests.put(
    cachedRequest({ ...told, completedAt: clock.now(), outcome: 'matching', body: body(requestId, person) })
  )
  store.proofs.keep(serviceId, requestId, Buffer.from(`%PDF-1.7 ${person.pdf} ${'.'.repeat(9_000)} %%EOF`))
  store.proofs.keepAgain(serviceId, requestId, Buffer.from(`%PDF-1.7 ${person.pdf} again ${'.'.repeat(9_000)} %%EOF`))
  store.decisions.decide({ serviceId, requestId, verdict: 'accept', note: person.note, wentAgainst: [] })
  store.notes.write(serviceId, requestId, person.note)
  store.notes.write(serviceId, requestId, `${person.note}, ${person.name}`)
  store.proofDeeds.noteSaved({ serviceId, requestId }, { folder: `/home/${person.name}`, fileName: 'proof.pdf' })
  store.audit.add({ act: 'save', request: id, told: { reference: person.reference } })
}

/** Everything that the desk keeps about the person who is to go, besides the request. */
function leaveTraces(store: Store, outboxId: string): void {
  store.drafts.keep(`new:${serviceId}`, JSON.stringify({ serviceId, claims: { sub: gone.code, name: gone.name } }))
  store.batches.begin({ id: 'batch', serviceId, name: `${gone.name}.csv`, total: 1 })
  store.batches.fill('batch', 1, { reference: gone.reference, claims: { name: gone.name }, reason: '' })
  store.batches.run('batch')
  const [row] = store.batches.next(serviceId, 1)
  if (row) store.batches.markQueued(row, outboxId)
  store.audit.add({ act: 'export', told: { search: gone.name } })
  store.list.counts(serviceId)
}

/** A store in `folder` with both, a filing in `office`, backups, and a damaged database that was set aside. */
export function fullStore(folder: string, clock: Clock, office: string): { store: Store; goneRequest: ErasedRequest } {
  const store = storeWithService(folder, clock)
  completeRequest(store, 'stays-1', stays, clock)
  const outboxId = completeRequest(store, 'gone-1', gone, clock)
  // Many others, so that rows are moved from page to page.
  store.atomically(() => {
    for (let at = 0; at < 60; at++) {
      const reference = `${at}-${stays.reference}`
      store.requests.put(cachedRequest({ id: `other-${at}`, reference, who: `${at} ${'x'.repeat(at * 7)}` }))
    }
  })
  leaveTraces(store, outboxId)
  mkdirSync(office, { recursive: true })
  writeFileSync(join(office, `${gone.reference}.pdf`), 'a copy')
  store.filings.add({ serviceId, requestId: 'gone-1', folder: office, path: `${gone.reference}.pdf`, sha256: 'abc' })
  atOnce(backupSteps({ folder, key: testKey, now: clock.now() }))
  writeFileSync(join(folder, 'ledger.db.damaged-1'), gone.name)
  writeFileSync(join(folder, 'cache.db.damaged-1'), gone.name)
  return { store, goneRequest: { serviceId, requestId: 'gone-1', outboxId, references: [gone.reference] } }
}
