/** What is held, due and erased, as the window is told of it. */
import { join } from 'node:path'
import type { ErasureView, HeldAboutPerson, HeldRequest, RetentionPreview } from '../../common/erasure.ts'
import { momentTime } from '../requests/time.ts'
import type { Store } from '../store/open-store.ts'
import type { Candidate } from './candidates.ts'
import type { AboutPerson } from './find-person.ts'

/** So many requests are shown of what was found; a person has fewer. */
export const mostShown = 200

function view(candidate: Candidate, isMention: boolean): HeldRequest {
  const { id, reference, who, createdAt, state, verdict, obstacle, hasProof, isFiled } = candidate
  return {
    id,
    reference,
    who,
    createdAt: momentTime(createdAt),
    state,
    verdict,
    obstacle,
    isMention,
    hasProof,
    isFiled
  }
}

/** What was found about a person. */
export function aboutPersonView({ requests, ...rest }: AboutPerson): HeldAboutPerson {
  const shown = requests.slice(0, mostShown).map((each) => view(each, each.isMention))
  return { requests: shown, more: requests.length - shown.length, ...rest }
}

/** What retention would erase of what is over. */
export function previewView(over: readonly Candidate[]): RetentionPreview {
  const due = over.filter(({ obstacle }) => obstacle === null)
  const shown = due.slice(0, mostShown).map((each) => view(each, false))
  const held = over.filter(({ obstacle }) => obstacle === 'held').length
  return { requests: shown, more: due.length - shown.length, held }
}

/** Every order, the newest first. */
export const erasureViews = (store: Store): ErasureView[] =>
  store.erasures.list().map(({ id, why, reason, author, orderedAt, endedAt, counts }) => ({
    id,
    why,
    reason,
    author,
    orderedAt: momentTime(orderedAt),
    endedAt: endedAt === null ? null : momentTime(endedAt),
    requests: counts.requests,
    copies: store.erasures
      .copies(id)
      .map(({ folder, path, fault }) => ({ file: join(folder, path), fault: fault ?? 'away' }))
  }))
