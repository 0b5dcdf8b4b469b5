/** What must hold in an office once everybody has exchanged until nothing is new. Each answer is a list of what does not. */

import { simulatedService } from '../life.ts'
import type { SimulatedDesk } from './desk.ts'
import { requestIds } from './founded.ts'
import { bytesOf } from './ledger.ts'
import { saidAt, sharedAt, shows } from './looking.ts'
import type { SimulatedOffice } from './office.ts'
import type { Fact } from './truth.ts'

const { id: serviceId } = simulatedService

/** Everything that was promised. */
export function brokenPromises(office: SimulatedOffice): string[] {
  return [
    ...office.misdeeds,
    ...requestIds.flatMap((request) => unlikeViews(office, request)),
    ...[...office.truth.facts.values()].flatMap((fact) => lostOrLeft(office, fact)),
    ...office.desks.flatMap((desk) => untrueEnds(office, desk)),
    ...office.desks.flatMap((desk) => gaps(desk)),
    ...unlikeLogs(office),
    ...office.creates.broken(office.desks),
    ...(new Set(office.references).size === office.references.length ? [] : ['a reference was used twice'])
  ]
}

const facts = ({ truth }: SimulatedOffice, desk: SimulatedDesk, kind: Fact['kind'], request: string): Fact[] =>
  saidAt(desk)
    .filter((said) => said.kind === kind && said.request === request)
    .flatMap(({ hash }) => truth.facts.get(hash) ?? [])

/** Those that no other one knew, by what was really said. */
function endsOf(all: readonly Fact[]): Fact[] {
  const seen = new Set(all.flatMap((fact) => fact.seen))
  return all.filter(({ hash }) => !seen.has(hash)).toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
}

/** The decisions that a desk knows, of which none knew another. */
export const endsAt = (office: SimulatedOffice, desk: SimulatedDesk, request: string): Fact[] =>
  endsOf(facts(office, desk, 'decision', request))

/** What a desk shows of a request. */
function viewAt({ store, ...desk }: SimulatedDesk, request: string): string {
  const said = saidAt({ store, ...desk } as SimulatedDesk).filter((one) => one.request === request)
  return JSON.stringify({
    said: said.map(({ kind, hash, verdict, text, author }) => [kind, hash, verdict, text, author].join(' ')).toSorted(),
    stands: store.decisions.latest(serviceId, request)?.verdict ?? null,
    note: store.notes.latest(serviceId, request)?.text ?? '',
    isTwice: store.merge.isDecidedTwice({ serviceId, requestId: request })
  })
}

/** All desks show the same of a request, but for those that have erased it. */
function unlikeViews({ desks }: SimulatedOffice, request: string): string[] {
  const views = new Set(desks.filter((desk) => shows(desk, request)).map((desk) => viewAt(desk, request)))
  return views.size > 1 ? [`desks show request ${request} unlike one another`] : []
}

/** What was said is everywhere, and what was erased or withdrawn nowhere. */
function lostOrLeft(office: SimulatedOffice, fact: Fact): string[] {
  const { desks, server } = office
  const has = (desk: SimulatedDesk) => saidAt(desk).some(({ hash }) => hash === fact.hash)
  if (fact.fate === 'kept')
    return desks.every((desk) => !shows(desk, fact.request) || has(desk)) ? [] : [`a ${fact.kind} is lost`]
  if (fact.fate === 'either') return []
  if (desks.some(has)) return [`a ${fact.kind} that was taken back is at a desk`]
  if (!fact.isErased) return []
  const isLeft = desks.some((desk) => isIn(desk, fact))
  const isOnServer = server.rows.sealed.has(fact.body)
  return [
    ...(isLeft ? ['an erased value is in the store of a desk'] : []),
    ...(isOnServer ? ['an erased value is on the server'] : [])
  ]
}

/** Whether a desk has what was said, in words or sealed. */
export function isIn({ connection }: SimulatedDesk, { text, body }: Fact): boolean {
  const isKept = connection.prepare('SELECT 1 FROM office_sealed WHERE id = ?').get(body) !== undefined
  return isKept || (['main', 'cache'] as const).some((name) => bytesOf(connection, name).includes(text))
}

/** What stands, and what does not because desks did not know of one another, as it follows from what was really said. */
function untrueEnds(office: SimulatedOffice, desk: SimulatedDesk): string[] {
  const { store } = desk
  return requestIds.flatMap((request) => {
    const ends = endsAt(office, desk, request)
    const [only] = ends
    const stands = store.decisions.latest(serviceId, request)?.verdict ?? null
    const isTwice = store.merge.isDecidedTwice({ serviceId, requestId: request })
    const notes = endsOf(facts(office, desk, 'note', request)).map(({ text }) => text)
    const note = store.notes.latest(serviceId, request)?.text ?? ''
    return [
      ...(isTwice === ends.length > 1 ? [] : ['decisions that did not know of one another are told as one']),
      ...(stands === (only && ends.length === 1 ? only.verdict : null)
        ? []
        : ['another decision stands than was made']),
      ...(note === notes.filter((text) => text !== '').join('\n') ? [] : ['another note stands than was written'])
    ]
  })
}

/** Nothing is filed on decisions that did not know of one another, nor on another than stands. To be looked at any time. */
export function untrueFiling(office: SimulatedOffice, desk: SimulatedDesk): string[] {
  return desk.store.filings.due('accept', Number.MIN_SAFE_INTEGER, 99).flatMap(({ requestId }) => {
    const ends = endsAt(office, desk, requestId)
    return ends.length === 1 && ends[0]?.verdict === 'accept' ? [] : ['a proof is filed that was not accepted by all']
  })
}

/** The numbers of each stream are without gaps, and each entry follows one that is there. */
function gaps(desk: SimulatedDesk): string[] {
  const streams = Map.groupBy(
    sharedAt(desk).filter(({ isFork }) => isFork === 0),
    ({ stream }) => stream
  )
  const isWhole = [...streams.values()].every((entries) => entries.every(({ number }, index) => number === index + 1))
  return isWhole ? [] : ['the numbers of a stream have a gap']
}

/** The log is the same at every desk, and on the server but for what somebody made up. */
function unlikeLogs({ desks, server }: SimulatedOffice): string[] {
  const hashes = (desk: SimulatedDesk) =>
    sharedAt(desk)
      .map(({ hash }) => hash)
      .toSorted()
      .join()
  const logs = new Set(desks.map(hashes))
  if (logs.size > 1) return ['the logs of two desks are unlike']
  const there = new Set(server.shown().map(({ hash }) => hash))
  const [first] = desks
  return first && sharedAt(first).every(({ hash }) => there.has(hash)) ? [] : ['the server lacks entries']
}
