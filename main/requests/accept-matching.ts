/** Accepting at once all of what was chosen that matches; everything else is named, and left as it is. */
import {
  type AcceptedOne,
  type LeftRequest,
  type LeftWhy,
  type MatchingAccepted,
  type MatchingFound,
  mostAccepted
} from '../../common/words/accept-matching.ts'
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import { outcomeOfKept } from '../outcome/of.ts'
import type { Steps } from '../store/database/steps.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { concernsAbout } from './acceptance.ts'
import { decide, withdraw } from './decide.ts'
import { noteKey } from './decision-view.ts'
import { keepNote } from './shared.ts'

type Needed = Pick<Store, 'views' | 'settings' | 'decisions' | 'notes' | 'drafts' | 'audit' | 'merge'>

/** A request of the list. */
type Chosen = { id: string; reference: string }

/** Looks which of the chosen would be accepted, one in each step. `now` in milliseconds since 1970 UTC. */
export function* findMatching(store: Needed, chosen: readonly Chosen[], now: number): Steps<MatchingFound> {
  const found: MatchingFound = { ids: [], left: [] }
  for (const { id, reference } of chosen.slice(0, mostAccepted)) {
    const request = store.views.get(id)
    const why = request === undefined ? 'notCompleted' : whyLeft(store, request, now)
    if (why === null) found.ids.push(id)
    else found.left.push({ id, reference, why })
    yield
  }
  return found
}

/** Why a request is not accepted together with others; null where it is. What could be asked about is decided alone. */
function whyLeft(store: Pick<Store, 'settings' | 'merge'>, request: FoundRequest, now: number): LeftWhy | null {
  const outcome = outcomeOfKept(request)
  if (request.requestId === null || request.status !== 'completed' || outcome === null) return 'notCompleted'
  const { serviceId, requestId } = request
  if (store.merge.isStopped({ serviceId, requestId })) return 'notUnderstood'
  if (request.verdict !== null) return 'decided'
  if (outcome.word !== 'matching') return 'notMatching'
  return concernsAbout(store, outcome, now).some(({ isObjection }) => isObjection) ? 'objection' : null
}

/**
 * Accepts them, each by a decision of its own, with one note: added to what was noted about a request before. One that has
 * changed since it was looked at is left. All of it is kept, or none.
 */
export function acceptMatching(
  store: Needed & Pick<Store, 'atomically'>,
  { ids, note }: { ids: readonly string[]; note: string },
  now: number
): Outcome<MatchingAccepted & { services: string[] }> {
  return allOrNothing(store, () => {
    const accepted: MatchingAccepted = { decisions: [], left: [] }
    const services = new Set<string>()
    for (const id of ids) {
      const one = acceptOne(store, { id, note }, now)
      if (!one.ok) return one
      if ('why' in one.value) accepted.left.push(one.value)
      else {
        const { serviceId, ...decision } = one.value
        services.add(serviceId)
        accepted.decisions.push(decision)
      }
    }
    return ok({ ...accepted, services: [...services] })
  })
}

function acceptOne(
  store: Needed,
  { id, note }: { id: string; note: string },
  now: number
): Outcome<LeftRequest | (AcceptedOne & { serviceId: string })> {
  const request = store.views.get(id)
  if (request === undefined) return ok({ id, reference: '', why: 'notCompleted' })
  const why = whyLeft(store, request, now)
  if (why !== null) return ok({ id, reference: request.reference, why })
  const { own, whole } = notes(store, request, note)
  const decided = decide(store, { id, verdict: 'accept', note: whole }, now)
  return decided.ok ? ok({ id, ...decided.value, noteBefore: whole === own ? null : own }) : decided
}

/** What is noted about this one, and the same with what is noted about all below it. */
function notes(store: Pick<Store, 'notes'>, request: FoundRequest, note: string): { own: string; whole: string } {
  const own = noteOf(store, request)
  return { own, whole: [own, note.trim()].filter((part) => part !== '').join('\n') }
}

const noteOf = (store: Pick<Store, 'notes'>, request: FoundRequest): string =>
  store.notes.latest(request.serviceId, noteKey(request))?.text ?? ''

/** Withdraws them all, with the note that came with them; `notNow`, and none is, where one of them counts by now. */
export function withdrawAll(
  store: Needed & Pick<Store, 'atomically'>,
  decisions: readonly AcceptedOne[]
): Outcome<{ services: string[] }> {
  return allOrNothing(store, () => {
    const services = new Set<string>()
    for (const { id, number, noteBefore } of decisions) {
      const decided = latestNote(store, id)
      const withdrawn = withdraw(store, { id, number })
      if (!withdrawn.ok) return withdrawn
      services.add(withdrawn.value.serviceId)
      // What the clerk has written since stays.
      if (noteBefore !== null && decided.isAsDecided) takeNoteBack(store, id, noteBefore)
    }
    return ok({ services: [...services] })
  })
}

function takeNoteBack(store: Needed, id: string, text: string): void {
  const { serviceId, key, reference } = latestNote(store, id)
  keepNote(store, { serviceId, requestId: key, text }, { act: 'note', request: id, told: { reference } })
}

function latestNote(store: Needed, id: string) {
  const request = store.views.get(id)
  if (request?.requestId == null) return { serviceId: '', key: '', reference: '', isAsDecided: false }
  const { serviceId, requestId, reference } = request
  const isAsDecided = store.decisions.latest(serviceId, requestId)?.note === noteOf(store, request)
  return { serviceId, key: noteKey(request), reference, isAsDecided }
}

class Undone extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Does `work` in one transaction, which is undone where it fails. */
function allOrNothing<T>(store: Pick<Store, 'atomically'>, work: () => Outcome<T>): Outcome<T> {
  try {
    return store.atomically(() => {
      const outcome = work()
      if (!outcome.ok) throw new Undone(outcome.error)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return failed(error.problem)
    throw error
  }
}
