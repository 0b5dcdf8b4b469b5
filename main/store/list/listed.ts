/** A request as the list keeps it: all that a row shows, and what it is searched, filtered and sorted by. */

import { searchable, searchableCode, searchableDate } from '../../../common/people/search/searched.ts'
import { folded } from '../../../common/people/text.ts'
import { listVerdicts } from '../../../common/words/list-query.ts'
import { outcomeShown, outcomesShown } from '../../../common/words/outcome-shown.ts'
import { requestState } from '../../../common/words/request-states.ts'
import { type ClaimKind, kindOf } from '../../../common/words/requests.ts'
import { type KeptAnswer, searchedTexts } from '../../outcome/searched.ts'
import { type HowCame, howCame, type WhoCame, whoCame } from '../../outcome/who-came.ts'
import { numberOf } from './state.ts'
import { type FoundRequest, flagColumns, foundNames } from './views.ts'
import { whoIsAsked } from './who.ts'

// Of these a row shows only what it makes of them.
const notListed = ['place', 'claims', 'body', 'note', 'reason', 'proofSize', 'done'] as const

/** One row of the list. Times in milliseconds since 1970 UTC; the numbers are 0 or 1. */
export type ListedRequest = Omit<FoundRequest, (typeof notListed)[number] | 'who'> & {
  who: string
  proofKept: number
  hasNote: number
} & WhoCame &
  HowCame

/** What it is searched, filtered and sorted by. */
export type ListedKeys = {
  state: number
  verdictNumber: number
  done: number
  /** Null where the column of outcomes is empty. */
  outcomeKey: number | null
  referenceKey: string
  whoKey: string
  text: string
}

const made: Record<Exclude<keyof ListedRequest, keyof FoundRequest>, true> = {
  proofKept: true,
  hasNote: true,
  cameAs: true,
  cameCode: true,
  method: true,
  level: true
}

/** The parts of a row that are 0 or 1, and false or true to the window. */
export const flagNames = [...flagColumns, 'hasNote'] as const

/** The parts of a row that its table keeps; the service stands in it as a number. */
export const listedNames: readonly string[] = [
  ...foundNames.filter((name) => name !== 'serviceId' && !notListed.some((other) => other === name)),
  ...Object.keys(made)
]

const keys: Record<keyof ListedKeys, true> = {
  state: true,
  verdictNumber: true,
  done: true,
  outcomeKey: true,
  referenceKey: true,
  whoKey: true,
  text: true
}

/** What else its table keeps. */
export const listedKeyNames: readonly string[] = Object.keys(keys)

/** The row of a request. */
export function listedRequest(found: FoundRequest): ListedRequest {
  const { place: _place, claims, body, note, reason: _reason, done: _done, proofSize, who, ...row } = found
  const told = row.status === 'completed' ? objectIn<KeptAnswer>(body) : {}
  return {
    ...row,
    who: who ?? whoIsAsked(objectIn<Record<string, string>>(claims)),
    proofKept: Number(proofSize !== null),
    hasNote: Number(note !== null && note !== ''),
    ...whoCame(told),
    ...howCame(told)
  }
}

/** What a request is searched, filtered and sorted by; `row`: as it is listed. */
export function listedKeys(found: FoundRequest, { who, cameAs }: ListedRequest): ListedKeys {
  return {
    state: numberOf(requestState(found)),
    verdictNumber: listVerdicts.indexOf(found.verdict ?? 'none'),
    done: found.done,
    outcomeKey: outcomeKey(found),
    referenceKey: folded(found.reference),
    whoKey: folded(cameAs ?? who),
    text: textOf(found)
  }
}

// Links come after all words, and among themselves by when they expire: a word's number is smaller than any such time.
function outcomeKey(found: FoundRequest): number | null {
  const shown = outcomeShown(found)
  if (shown === null) return null
  const number = outcomesShown.indexOf(shown)
  return shown === 'link' ? Math.max(number, found.linkExpiresAt ?? 0) : number
}

/** What is kept as a JSON object; an empty one where it is damaged: the row is listed without it. */
function objectIn<T extends object>(text: string | null): T {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as T) : ({} as T)
  } catch {
    return {} as T
  }
}

const searchedAs: Record<ClaimKind, (text: string) => string> = {
  code: searchableCode,
  name: searchable,
  date: searchableDate,
  country: searchable,
  text: searchable
}

/**
 * Reference, names, codes and birth dates, asked for and received, the reason and the note: each once, as they are
 * searched, on a line of its own.
 */
function textOf({ reference, claims, body, note, reason }: FoundRequest): string {
  const told = objectIn<KeptAnswer>(body)
  const people = searchedTexts(objectIn(claims), told).map(({ type, text }) => searchedAs[kindOf(type)](text))
  const others = [reference, reasonIn(told) ?? reason ?? '', note ?? ''].map(searchable)
  return [...new Set([...people, ...others])].filter(Boolean).join('\n')
}

const reasonIn = ({ reason }: KeptAnswer): string | null =>
  typeof reason === 'string' && reason.trim() !== '' ? reason : null
