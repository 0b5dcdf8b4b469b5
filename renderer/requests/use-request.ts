import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../preload/problem.ts'
import type { RequestDetail } from '../../preload/shapes.ts'
import { desk } from '../desk.ts'
import { ask } from '../ui/surprise.ts'

interface Read {
  detail: RequestDetail | null
  problem: Problem | null
}

/** One request, read again whenever main says that something of its service is new. */
export function useRequest(id: string, serviceId: string) {
  const [read, setRead] = useState<Read>({ detail: null, problem: null })
  const lastAsked = useRef(0)

  const refresh = useCallback(async () => {
    lastAsked.current += 1
    const asked = lastAsked.current
    const outcome = await ask(() => desk().requests.get({ id }))
    // A later answer is already here or on its way.
    if (outcome === undefined || asked !== lastAsked.current) return
    setRead(({ detail }) =>
      outcome.ok ? { detail: outcome.value, problem: null } : { detail, problem: outcome.error }
    )
  }, [id])

  useEffect(() => {
    void refresh()
    const stop = desk().on.requestsChanged((changed) => {
      if (changed.serviceId === serviceId) void refresh()
    })
    return () => {
      lastAsked.current += 1
      stop()
    }
  }, [refresh, serviceId])

  return { ...read, refresh }
}
