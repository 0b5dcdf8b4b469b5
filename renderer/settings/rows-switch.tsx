import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { prefer, useDesk } from '../state/desk-store.ts'

type Rows = Preferences['rows']

const order: Rows[] = ['comfortable', 'compact']

/** How high the rows of the list are. */
export function RowsSwitch() {
  const { t } = useTranslation()
  const rows = useDesk((state) => state.preferences.rows)
  return (
    <SegmentedControl
      aria-label={t('list.rows.label')}
      data={order.map((value) => ({ value, label: t(`list.rows.${value}`) }))}
      value={rows}
      onChange={(value) => prefer({ rows: value as Rows })}
      fullWidth
      size="sm"
    />
  )
}
