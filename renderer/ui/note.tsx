import { IconAlertTriangleFilled, IconCircleCheckFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'

/** How a note is meant. The icon says it too, never colour alone. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad'

const icons = {
  plain: IconInfoCircle,
  good: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  bad: IconAlertTriangleFilled
}

/** A quiet notice with an icon. */
export function Note({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={classes.note} data-tone={tone}>
      <Icon size={18} aria-hidden="true" className={classes.icon} />
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  )
}
