import { useEffect, useRef, useState } from 'react'
import { wholeList } from '../../common/words/list-query.ts'
import type { RequestRow } from '../../preload/contract/request.ts'
import { longestSearch } from '../list/list-query.ts'
import { desk } from '../state/desk.ts'
import { useScope } from '../state/desk-store.ts'
import { ask } from '../ui/surprise.ts'

/** The requests that are found by what was typed. */
export interface FoundRequests {
  /** `idle`: too little was typed to look for any. */
  state: 'idle' | 'asking' | 'found' | 'unread'
  rows: readonly RequestRow[]
  /** How many there are in all. */
  total: number
}

const nothing: FoundRequests = { state: 'idle', rows: [], total: 0 }

/** As many as are seen at a glance; all the others are in the list. */
export const mostFound = 6

/** Fewer signs find half of the office. */
const fewestSigns = 2

/** A pause in typing after which it is looked for. */
const settleMs = 120

/** What is looked for: empty while that would be too little. */
export function searchedFor(typed: string): string {
  const text = typed.trim().slice(0, longestSearch)
  return text.length < fewestSigns ? '' : text
}

/** Looks for requests in the whole list of the service, or of all, by main's own search. Of answers that come late only the last counts. */
export function useFoundRequests(typed: string): FoundRequests {
  const scope = useScope()
  const search = searchedFor(typed)
  const [found, setFound] = useState<{ search: string; requests: FoundRequests }>({ search: '', requests: nothing })
  const turn = useRef(0)

  useEffect(() => {
    turn.current += 1
    const own = turn.current
    if (search === '' || scope === '') return
    const timer = setTimeout(async () => {
      const query = { ...wholeList, search }
      const outcome = await ask(() => desk().requests.list({ serviceId: scope, query, offset: 0, limit: mostFound }))
      if (own !== turn.current) return
      const requests: FoundRequests = outcome?.ok
        ? { state: 'found', ...outcome.value }
        : { state: 'unread', rows: [], total: 0 }
      setFound({ search, requests })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [search, scope])

  if (search === '') return nothing
  // What was found before stays until its answer is here: nothing flickers under the clerk's eyes.
  return found.search === search ? found.requests : { ...found.requests, state: 'asking' }
}
