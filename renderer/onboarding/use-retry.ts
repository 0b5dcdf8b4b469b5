import { useState } from 'react'
import { desk } from '../state/desk.ts'
import { applyStartup } from '../state/desk-store.ts'
import { ask } from '../ui/surprise.ts'

/** Tries again to open the desk's data; `done` says that it was tried, for when the page is still there. */
export function useRetry() {
  const [tried, setTried] = useState<'not' | 'now' | 'done'>('not')

  async function retry() {
    if (tried === 'now') return
    setTried('now')
    const startup = await ask(() => desk().startup.retry())
    setTried('done')
    if (startup !== undefined) applyStartup(startup)
  }

  return { tried, retry }
}
