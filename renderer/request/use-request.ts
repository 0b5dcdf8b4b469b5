import { useEffect, useMemo, useState } from 'react'
import type { Problem } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { desk } from '../state/desk.ts'
import { oneAtATime } from '../ui/one-at-a-time.ts'
import { ask } from '../ui/surprise.ts'

interface Read {
  detail: RequestDetail | null
  problem: Problem | null
  /** The last reading failed, by a problem or by surprise. */
  isUnread: boolean
}

/**
 * One request. It is read again whenever main says that something of its service is new. `first`: as it was read
 * before; null if it was not.
 */
export function useRequest(id: string, first: RequestDetail | null) {
  const [read, setRead] = useState<Read>({ detail: first, problem: null, isUnread: false })
  const serviceId = read.detail?.serviceId
  const refresh = useMemo(
    () =>
      oneAtATime(async () => {
        const outcome = await ask(() => desk().requests.get({ id }))
        if (outcome?.ok) setRead({ detail: outcome.value, problem: null, isUnread: false })
        else setRead(({ detail }) => ({ detail, problem: outcome?.error ?? null, isUnread: true }))
      }),
    [id]
  )

  useEffect(() => void refresh(), [refresh])
  useEffect(() => {
    const stopRequests = desk().on.requestsChanged((changed) => {
      if (serviceId === undefined || changed.serviceId === serviceId) void refresh()
    })
    const stopFiling = desk().on.filingChanged(() => void refresh())
    return () => {
      stopRequests()
      stopFiling()
    }
  }, [refresh, serviceId])

  return { ...read, refresh }
}
