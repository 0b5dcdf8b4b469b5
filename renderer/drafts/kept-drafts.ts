/**
 * Keeps what is being written in the ledger as it is typed, and brings it back at the start: a crash, a lock or a closed
 * window takes nothing away.
 */
import type { Outcome } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { ask, keepTyped } from '../ui/surprise.ts'
import { type Draft, dropDraft, isTyped, useDrafts } from './draft-store.ts'

type Drafts = Readonly<Record<string, Draft>>

/** A pause in typing after which it is kept. */
const settleMs = 300

/** What the ledger holds, as far as this window has told it: null for a draft that it no longer holds. */
let sent: Readonly<Record<string, Draft | null>> = {}

/** Drafts on their way to become requests: the ledger lets go of each in the same step, so it must hear no more of them. */
const leaving = new Set<string>()

/** The drafts whose keeping the ledger has to hear of, and what of each: null where it is to forget one. */
function news(drafts: Drafts): [string, Draft | null][] {
  const keys = new Set([...Object.keys(drafts), ...Object.keys(sent)])
  return [...keys].flatMap((key): [string, Draft | null][] => {
    if (leaving.has(key)) return []
    const draft = drafts[key]
    const wanted = draft !== undefined && isTyped(draft) ? draft : null
    return wanted === (sent[key] ?? null) ? [] : [[key, wanted]]
  })
}

/** Tells the ledger at once what it has not heard yet. */
async function keepNow(): Promise<void> {
  const all = news(useDrafts.getState().drafts)
  sent = { ...sent, ...Object.fromEntries(all) }
  await Promise.all(all.map(([key, draft]) => tell(key, draft)))
}

async function tell(key: string, draft: Draft | null): Promise<void> {
  const call = (): Promise<Outcome<null>> =>
    draft === null ? desk().drafts.drop({ key }) : desk().drafts.keep({ key, draft })
  // What could not be kept is told again with the next change.
  if (!(await keepTyped(call)) && sent[key] === draft) sent = { ...sent, [key]: null }
}

/** Whether a draft is on its way to become a request: it may not be sent again, nor written on. */
export const isLeaving = (key: string): boolean => leaving.has(key)

/** Does what makes a request of a draft; `isGone` says of its answer whether it has become one. */
export async function leaveAs<T>(key: string, make: () => Promise<T>, isGone: (answer: T) => boolean): Promise<T> {
  leaving.add(key)
  try {
    const answer = await make()
    if (isGone(answer)) {
      sent = { ...sent, [key]: null }
      dropDraft(key)
    }
    return answer
  } finally {
    leaving.delete(key)
  }
}

/** Forgets every draft and what the ledger holds, without telling it: there is another ledger from now on. */
export function forgetDrafts(): void {
  sent = {}
  useDrafts.setState({ drafts: {} })
}

/** Brings back what was being written; what this window holds already (main opened its data again) is newer and stays. */
async function bringBack(): Promise<void> {
  const outcome = await ask(() => desk().drafts.list())
  if (!outcome?.ok) return
  const kept: Record<string, Draft> = Object.fromEntries(outcome.value.map(({ key, draft }) => [key, draft]))
  sent = kept
  useDrafts.setState(({ drafts }) => {
    const untyped = Object.entries(drafts).filter(([key, draft]) => kept[key] === undefined || isTyped(draft))
    return { drafts: { ...kept, ...Object.fromEntries(untyped) } }
  })
}

/**
 * Begins to keep drafts; `onBack` hears once those of before are back. A form that opened earlier would be written over
 * them. Returns how to stop, which keeps what is not yet kept.
 */
export function keepDrafts(onBack: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const atOnce = () => {
    clearTimeout(timer)
    void keepNow()
  }
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') atOnce()
  }
  void bringBack().then(onBack)
  const stop = useDrafts.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(atOnce, settleMs)
  })
  window.addEventListener('blur', atOnce)
  window.addEventListener('pagehide', atOnce)
  window.addEventListener('focusout', atOnce)
  document.addEventListener('visibilitychange', whenHidden)
  return () => {
    stop()
    window.removeEventListener('blur', atOnce)
    window.removeEventListener('pagehide', atOnce)
    window.removeEventListener('focusout', atOnce)
    document.removeEventListener('visibilitychange', whenHidden)
    atOnce()
  }
}
