import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AuditEntryView } from '../../common/words/audit.ts'
import type { Problem } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import { type AuditFilter, asked } from './audit-filter.ts'

/** How many entries are asked for at once. */
export const pageSize = 100
// Those around what is on screen; a log is read page after page.
const mostPages = 12

interface Read {
  /** Null until main has told. */
  total: number | null
  pages: ReadonlyMap<number, readonly AuditEntryView[]>
  problem: Problem | null
}

/** The entries that fit a filter, read page by page as they are wanted. */
export interface Entries extends Read {
  /** The entry at a place, the newest first; `missing` where main could not read it; undefined until it is there. */
  at: (index: number) => AuditEntryView | 'missing' | undefined
  /** Asks for the pages of these places, the last one not included. */
  want: (from: number, until: number) => void
  /** Reads all of it again. */
  again: () => void
}

const nothing: Read = { total: null, pages: new Map(), problem: null }

/** Reads the log. What was asked for another filter, or before the log was read again, is not shown. */
export function useEntries(filter: AuditFilter, request: string | null): Entries {
  const [read, setRead] = useState(nothing)
  const [turn, setTurn] = useState(0)
  const under = useRef({ key: '', going: new Set<number>() })
  const wanted = useMemo(() => asked(filter, request), [filter, request])
  const key = JSON.stringify([wanted, turn])
  const load = useCallback(
    async (page: number) => {
      if (under.current.going.has(page)) return
      under.current.going.add(page)
      const outcome = await ask(() => desk().audit.page({ ...wanted, offset: page * pageSize, limit: pageSize }))
      if (under.current.key !== key) return
      under.current.going.delete(page)
      setRead((before) => withAnswer(before, page, outcome))
    },
    [wanted, key]
  )
  useEffect(() => {
    under.current = { key, going: new Set() }
    setRead(({ total, pages }) => ({ total, pages: total === null ? pages : new Map(), problem: null }))
    void load(0)
  }, [key, load])

  const want = useCallback(
    (from: number, until: number) => {
      if (until <= from) return
      const first = Math.floor(from / pageSize)
      const last = Math.floor((until - 1) / pageSize)
      for (let page = first; page <= last; page++) if (!read.pages.has(page) && read.problem === null) void load(page)
    },
    [read, load]
  )
  return {
    ...read,
    want,
    at(index) {
      const page = read.pages.get(Math.floor(index / pageSize))
      return page === undefined ? undefined : (page[index % pageSize] ?? 'missing')
    },
    again: () => setTurn((before) => before + 1)
  }
}

type Answer = Awaited<ReturnType<ReturnType<typeof desk>['audit']['page']>>

function withAnswer(before: Read, page: number, outcome: Answer | undefined): Read {
  if (outcome === undefined) return { ...before, problem: { code: 'notNow' } }
  if (!outcome.ok) return { ...before, problem: outcome.error }
  const near = [...before.pages].filter(([other]) => Math.abs(other - page) < mostPages)
  return { total: outcome.value.total, pages: new Map([...near, [page, outcome.value.rows]]), problem: null }
}
