import type { ReactNode } from 'react'
import type { FieldName } from '../../common/settings/pages.ts'
import { SettingRow } from '../ui/setting-row.tsx'

/** Only the service that is there already has a place to be led to: the form of a new one is no setting yet. */
export function Row({ name, id, children }: { name: FieldName; id: string | undefined; children: ReactNode }) {
  return id === undefined ? children : <SettingRow name={name}>{children}</SettingRow>
}
