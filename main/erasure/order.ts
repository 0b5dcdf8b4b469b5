/** Orders to erase: what was asked for about a person, and what retention is over for. */
import { folded } from '../../common/people/text.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { toErase } from './candidates.ts'
import { overBy } from './due.ts'
import { findPerson, isWholeCode, isWholeName, namingWords } from './find-person.ts'

/** What somebody at the desk wants erased. */
export type PersonOrder = {
  /** The code or name that was looked for. */
  search: string
  /** The same, typed once more. */
  confirmation: string
  /** The desk's ids of what was chosen of what was found. */
  ids: readonly string[]
  reason: string
  /** Whether copies in the office's folder go, too. */
  removesFiled: boolean
}

/**
 * Writes an order about a person down, and returns its id. Refused as a whole where any of it is still in work: what is
 * on its way or open at the service would be lost, or come back unasked for.
 */
export function* orderPerson(store: Store, order: PersonOrder, now: number): Steps<Outcome<string>> {
  const { search, confirmation, ids, reason, removesFiled } = order
  if (folded(confirmation).trim() !== folded(search).trim()) return failed({ code: 'erasureNotConfirmed' })
  const found = yield* findPerson(store, search, now)
  const chosen = found.requests.filter(({ id }) => ids.includes(id))
  if (chosen.length !== ids.length) return failed({ code: 'erasureChanged' })
  if (chosen.some(({ obstacle }) => obstacle === 'held')) return failed({ code: 'erasureHeld' })
  if (found.waiting > 0 || chosen.some(({ obstacle }) => obstacle !== null)) return failed({ code: 'erasureInWork' })
  const words = [...new Set([...namingWords(chosen), ...searchedBeyondDoubt(search)])]
  if (chosen.length === 0 && found.drafts + found.templates === 0) return failed({ code: 'nothingToErase' })
  const requests = chosen.map((each) => toErase(store, each))
  return ok(store.erasures.order({ why: 'person', reason, removesFiled, requests, words }))
}

const searchedBeyondDoubt = (search: string): string[] =>
  isWholeName(search) || isWholeCode(search) ? [search.trim()] : []

// More go with the next runs: one order is one transaction.
const mostAtOnce = 5_000

/** Writes down that what is over goes, without what is held or still open; null where nothing does. */
export function* orderRetention(store: Store, now: number): Steps<string | null> {
  const due = (yield* overBy(store, now)).filter(({ obstacle }) => obstacle === null).slice(0, mostAtOnce)
  if (due.length === 0) return null
  const requests = due.map((each) => toErase(store, each))
  return store.erasures.order({ why: 'retention', reason: '', removesFiled: false, requests, words: [] })
}
