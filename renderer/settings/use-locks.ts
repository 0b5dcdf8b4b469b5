import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePolicy } from '../state/policy-store.ts'
import type { LockedBy } from '../ui/setting-marks.ts'

/** Which fields the office's IT has fixed, and by what. */
export function useLocks(): LockedBy {
  const { t } = useTranslation()
  const { policy } = usePolicy()
  return useMemo((): LockedBy => {
    if (policy === null || policy.source === null) return () => null
    const locked: ReadonlySet<string> = new Set(policy.locked)
    const by = t(`policy.lockedBy.${policy.source}`, { place: policy.place })
    return (field) => (locked.has(field) ? by : null)
  }, [policy, t])
}
