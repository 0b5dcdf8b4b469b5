/** What the desk holds about a person, by their code or name. */
import { searchable, searchableCode, searchableDate, wordsOf } from '../../common/people/search/searched.ts'
import { kindOf } from '../../common/words/requests.ts'
import type { Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { type Candidate, candidates } from './candidates.ts'

/** A request that was found; `isMention`: not about the person, but something written about it names them. */
export type FoundAbout = Candidate & { isMention: boolean }

/** Everything that was found. */
export type AboutPerson = {
  requests: FoundAbout[]
  drafts: number
  waiting: number
  templates: number
  savedIn: string[]
}

const inSearch = { code: searchableCode, name: searchable, date: searchableDate, country: searchable, text: searchable }

/** Whether every word that is looked for, in any of its spellings, stands in one of the texts as they are searched. */
const stands = (words: readonly (readonly string[])[], texts: readonly string[]): boolean =>
  words.length > 0 && texts.some((text) => words.every((spellings) => spellings.some((word) => text.includes(word))))

/**
 * Looks for a code or a name in everything that the desk keeps, in whatever spelling. A birth date finds nobody: it is
 * that of many. `now`: milliseconds since 1970 UTC.
 */
export function* findPerson(store: Store, typed: string, now: number): Steps<AboutPerson> {
  const words = wordsOf(typed, new Date(now))
  const requests: FoundAbout[] = []
  yield* candidates(store, now, (each) => {
    const about = each.people().filter(({ type }) => kindOf(type) !== 'date')
    const texts = about.map(({ type, text }) => inSearch[kindOf(type)](text))
    if (stands(words, texts)) requests.push({ ...each, isMention: false })
    else if (stands(words, each.written().map(searchable))) requests.push({ ...each, isMention: true })
  })
  const names = (text: string) => stands(words, textsIn(text).map(searchable))
  const saved = requests.flatMap(({ serviceId, requestId }) =>
    requestId === null ? [] : [store.proofDeeds.get(serviceId, requestId).saved]
  )
  return {
    requests,
    drafts: store.drafts.list().filter(({ body }) => names(body)).length,
    waiting: store.erasures.waitingDrafts().filter(names).length,
    templates: store.erasures.templates().filter((entry) => names(JSON.stringify(entry))).length,
    savedIn: [...new Set(saved.flatMap((one) => (one === null ? [] : [one.folder])))]
  }
}

/** Every text in a JSON value: each stands for itself. */
function textsIn(json: string): string[] {
  const texts: string[] = []
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    return value
  })
  return texts
}

/** Whether a code names one person beyond doubt: shorter ones stand in other numbers. */
export const isWholeCode = (text: string): boolean => text.replaceAll(/\D/g, '').length >= 6

/** Whether a name names one person beyond doubt. One word alone is somebody else's as often as not. */
export const isWholeName = (text: string): boolean => /\S\s+\S/.test(text.trim())

/** What names the person beyond doubt in the requests that were chosen: their codes and names. */
export function namingWords(chosen: readonly FoundAbout[]): string[] {
  const texts = chosen
    .filter(({ isMention }) => !isMention)
    .flatMap(({ people }) => people())
    .filter(({ type, text }) => (kindOf(type) === 'code' ? isWholeCode(text) : isWholeName(text)))
    .filter(({ type }) => kindOf(type) !== 'date')
  return [...new Set(texts.map(({ text }) => text.trim()))]
}
