import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { allSettings, type FieldName } from '../../common/settings/pages.ts'
import { usePolicy } from '../state/policy-store.ts'
import { useIsManager } from '../state/rights.ts'
import type { Locks } from '../ui/setting-marks.ts'

/** What the office chooses, as each setting is declared. */
const ofOffice: ReadonlySet<FieldName> = new Set(
  allSettings.filter(({ setting }) => setting.by === 'office').map(({ name }) => name)
)

/** Which fields are not this clerk's to choose: what the office's IT has fixed, and what the office chooses. */
export function useLocks(): Locks {
  const { t } = useTranslation()
  const { policy } = usePolicy()
  const isManager = useIsManager()
  return useMemo((): Locks => {
    const locked: ReadonlySet<string> = new Set(policy?.locked)
    const source = policy?.source ?? null
    const byPolicy = (field: FieldName) =>
      source === null || !locked.has(field)
        ? null
        : t('settings.lockedBy', { by: t(`policy.lockedBy.${source}`, { place: policy?.place ?? '' }) })
    const byOffice = (field: FieldName) => (isManager || !ofOffice.has(field) ? null : t('clerks.onlyManager'))
    return (field) => byPolicy(field) ?? byOffice(field)
  }, [policy, isManager, t])
}
