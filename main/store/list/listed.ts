/** A request as the list keeps it: all that a row shows, and what it is searched, filtered and sorted by. */

import { fold } from './fold.ts'
import { listVerdicts } from './query.ts'
import { numberOf, stateOf } from './state.ts'
import type { FoundRequest } from './views.ts'
import { whoIsAsked } from './who.ts'

/** One row of the list. Times in milliseconds since 1970 UTC; the numbers are 0 or 1. */
export type ListedRequest = Omit<FoundRequest, 'place' | 'claims' | 'body' | 'note' | 'proofSize' | 'who'> & {
  who: string
  proofKept: number
  hasNote: number
}

/** What it is searched, filtered and sorted by. */
export type ListedKeys = {
  state: number
  verdictNumber: number
  referenceKey: string
  whoKey: string
  text: string
}

/** The row of a request. */
export function listedRequest(found: FoundRequest): ListedRequest {
  const { place: _place, claims, body: _body, note, proofSize, who, ...row } = found
  return {
    ...row,
    who: who ?? whoIsAsked(JSON.parse(claims ?? '{}') as Record<string, string>),
    proofKept: Number(proofSize !== null),
    hasNote: Number(note !== null && note !== '')
  }
}

/** What a request is searched, filtered and sorted by. */
export function listedKeys(found: FoundRequest): ListedKeys {
  const { who } = listedRequest(found)
  return {
    state: numberOf(stateOf(found)),
    verdictNumber: listVerdicts.indexOf(found.verdict ?? 'none'),
    referenceKey: fold(found.reference),
    whoKey: fold(who),
    text: textOf(found)
  }
}

/** Reference, names and codes, asked for and received, and the note: each once, folded, on a line of its own. */
function textOf({ reference, claims, body, note }: FoundRequest): string {
  const asked = JSON.parse(claims ?? '{}') as Record<string, string>
  const { claims_required: required, result } = JSON.parse(body ?? '{}') as Told
  const wanted = (required ?? []).filter(({ type }) => type === 'name' || type === 'sub').map(({ value }) => value)
  const { given_name: given, family_name: family, last_name: last, sub } = result ?? {}
  const received = [given, family ?? last].filter((part) => typeof part === 'string').join(' ')
  const texts = [reference, asked.name, asked.sub, ...wanted, received, sub, note]
  return [...new Set(texts.map((text) => (typeof text === 'string' ? fold(text).trim() : '')))]
    .filter(Boolean)
    .join('\n')
}

/** The parts of the service's answer that are searched, as it told them: any of it may be missing or of another type. */
type Told = {
  claims_required?: { type?: unknown; value?: unknown }[] | null
  result?: { given_name?: unknown; family_name?: unknown; last_name?: unknown; sub?: unknown } | null
}
