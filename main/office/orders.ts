/** Obeys what managers have ordered: erasures, and removals of desks, of whose streams not all counts then. */
import type { SharedEntry } from '../store/ledger/office-entries.ts'
import type { Store } from '../store/open-store.ts'
import type { Removed } from './said.ts'
import type { Standing } from './statements.ts'

/** What is needed of the store. */
export type ObeyingStore = Pick<Store, 'office' | 'managing' | 'sharedErasing' | 'atomically' | 'shared' | 'erasures'>

/**
 * Erases what is ordered and was not erased yet. Returns the services whose requests have changed. What this desk has itself
 * read of it goes with the files closed, as whatever is erased here (`main/erasure/eraser.ts`); nothing more is kept of it from now on.
 */
export function obeyErasures(store: ObeyingStore, { erasures, managers }: Standing): string[] {
  const due = erasures.filter(({ id }) => !store.managing.isObeyed(id))
  if (due.length === 0) return []
  return store.atomically(() =>
    due.flatMap(({ id, said }) => {
      store.managing.obeyed(id)
      // First: by what was said it is known which requests are meant.
      const requests = store.sharedErasing.readOf(said.subjects, said.requests)
      const author = managers.get(said.by)?.holder ?? ''
      if (requests.length > 0)
        store.erasures.order({ why: 'person', reason: '', author, removesFiled: false, requests, words: [] })
      store.office.forgetReadings(said.requests)
      return store.sharedErasing.obeyOrder(said.subjects, said.requests)
    })
  )
}

/** Who has removed the desk of each stream that is known to be a removed one's. */
export function removalsByStream(store: ObeyingStore, { removals }: Standing): Map<string, readonly Removed[]> {
  const named = [...removals].flatMap(([desk, those]) => {
    const streams = [
      ...store.managing.streamsOf(desk),
      ...those.flatMap(({ ends }) => ends.map(({ stream }) => stream))
    ]
    return streams.map((stream) => [stream, those] as const)
  })
  return new Map(named)
}

type Followed = { hash: string; before: string | null }

/**
 * The entries of a stream that count: what led to the ends that every removal names. `isWhole`: all of them are known back
 * to the first; where not, `counting` is what is known of them from the end.
 */
export function countingOf(
  stream: string,
  removals: readonly Removed[],
  links: readonly Followed[]
): { counting: ReadonlySet<string>; isWhole: boolean } {
  const before = new Map(links.map((one) => [one.hash, one.before]))
  let isWhole = true
  const each = removals.map(({ ends }) => {
    const counting = new Set<string>()
    for (const end of ends.filter((one) => one.stream === stream)) {
      let at: string | null = end.hash
      while (at !== null && !counting.has(at)) {
        const next: string | null | undefined = before.get(at)
        if (next === undefined) {
          isWhole = false
          break
        }
        counting.add(at)
        at = next
      }
    }
    return counting
  })
  const [first = new Set<string>(), ...others] = each
  return { counting: new Set([...first].filter((hash) => others.every((one) => one.has(hash)))), isWhole }
}

/** Takes back what no longer counts of what is known of removed desks. Returns the services whose requests have changed. */
export function cutRemoved(store: ObeyingStore, stands: Standing): string[] {
  if (stands.removals.size === 0) return []
  return store.atomically(() =>
    [...removalsByStream(store, stands)].flatMap(([stream, removals]) => {
      const links = store.managing.links(stream)
      const { counting, isWhole } = countingOf(stream, removals, links)
      // What is lacking comes from the server; until then nothing counts that is above the ends.
      const most = Math.max(
        0,
        ...removals.flatMap(({ ends }) => ends.map((end) => (end.stream === stream ? end.number : 0)))
      )
      const below = links.filter(({ number, hash }) => (isWhole ? counting.has(hash) : number <= most))
      return links.length === below.length
        ? []
        : store.sharedErasing.keepOnly(stream, new Set(below.map(({ hash }) => hash)))
    })
  )
}

/** Which of the entries of a removed desk's stream count, among what is known here and what the server has told. */
export function countingAmong(
  store: ObeyingStore,
  stream: string,
  removals: readonly Removed[],
  told: readonly SharedEntry[]
): ReadonlySet<string> {
  const read = told.map(({ hash, head }) => ({ hash, before: (JSON.parse(head) as { before: string | null }).before }))
  const { counting, isWhole } = countingOf(stream, removals, [...store.managing.links(stream), ...read])
  return isWhole ? counting : new Set()
}

/** What was erased on this desk is told to the others, who take away what this desk has said of it. */
export function tellErased(store: Pick<Store, 'atomically' | 'audit' | 'office'>): void {
  store.atomically(() => {
    const subjects = store.office.untold()
    if (subjects.length === 0) return
    store.audit.add({ act: 'erase', isByItself: true, shared: { said: { is: 'erasure', subjects }, seen: [] } })
    store.office.wereTold()
  })
}
