import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Combo, comboLabel } from './keys.ts'

/** A tooltip that tells what a control does and by which key. */
export function KeyHint({ label, combo, children }: { label: string; combo?: Combo; children: ReactElement }) {
  const { t } = useTranslation()
  const text = combo === undefined ? label : t('keys.withKeys', { label, keys: comboLabel(combo) })
  return (
    <Tooltip label={text} openDelay={400} withinPortal>
      {children}
    </Tooltip>
  )
}
