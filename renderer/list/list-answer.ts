/**
 * Follows the list's answers outside of React. A component that follows every letter would be made anew twice for each,
 * while the rows wait.
 */
import { useEffect, useState } from 'react'
import { announce } from '../ui/announce.tsx'
import { soon } from '../ui/soon.ts'
import { lateMs } from '../ui/use-late.ts'
import { list } from './list.ts'
import { isNarrowed } from './list-query.ts'
import type { ListState } from './list-store.ts'

/** How long what is found has to stay before it is said: not with every letter. */
const settledMs = 900

/** Follows whether an answer is awaited, from now on. Returns how to stop. */
function followAsking(follow: (state: ListState) => void): () => void {
  follow(list.store.getState())
  return list.store.subscribe((now, before) => {
    if (now.isAsking !== before.isAsking) follow(now)
  })
}

/** True once an answer takes longer than a glance. */
export function useSlowAnswer(): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const late = soon(() => setSlow(true), lateMs)
    const stop = followAsking(({ isAsking }) => {
      if (isAsking) return late.ask()
      late.stop()
      setSlow(false)
    })
    return () => {
      stop()
      late.stop()
    }
  }, [])
  return isSlow
}

/** Says to screen readers what was found, once nothing more is typed. */
export function useSaidWhenSettled(words: string | null): void {
  useEffect(() => {
    if (words === null) return
    const settled = soon(() => announce(words), settledMs)
    const stop = followAsking(({ isAsking, query }) => {
      settled.stop()
      if (!isAsking && isNarrowed(query)) settled.ask()
    })
    return () => {
      stop()
      settled.stop()
    }
  }, [words])
}
