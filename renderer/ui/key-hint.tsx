import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Combo, comboLabel } from './keys.ts'

interface Props {
  label: string
  combo?: Combo
  /** Another key that does the same. */
  also?: Combo | undefined
  children: ReactElement
}

/** A tooltip that tells what a control does and by which key. */
export function KeyHint({ label, combo, also, children }: Props) {
  const { t } = useTranslation()
  const keys = [combo, also].flatMap((one) => (one === undefined ? [] : [comboLabel(one)])).join(', ')
  const text = keys === '' ? label : t('keys.withKeys', { label, keys })
  return (
    <Tooltip label={text} openDelay={400} withinPortal>
      {children}
    </Tooltip>
  )
}
