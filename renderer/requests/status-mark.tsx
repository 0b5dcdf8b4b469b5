import {
  IconAlertTriangleFilled,
  IconArrowForwardUp,
  IconBan,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDotted,
  IconCircleFilled,
  IconCircleX,
  IconCloudUp,
  IconHandStop,
  IconMinus,
  IconRosetteDiscountCheckFilled,
  IconZoomQuestion
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type StatusKind, shownKind } from './status.ts'
import classes from './status-mark.module.css'

type Facts = Parameters<typeof shownKind>[0]

const shapes: Record<StatusKind, typeof IconCircle> = {
  notSent: IconCloudUp,
  unsure: IconZoomQuestion,
  rejected: IconCircleX,
  parked: IconHandStop,
  waiting: IconCircle,
  matching: IconCircleCheckFilled,
  differing: IconAlertTriangleFilled,
  completed: IconCircleFilled,
  expired: IconMinus,
  accepted: IconRosetteDiscountCheckFilled,
  turnedDown: IconBan,
  askedAgain: IconArrowForwardUp,
  other: IconCircleDotted
}

/** The shape of a state; always beside its word, so it says nothing to screen readers. */
export function StatusShape({ kind, size = 18 }: { kind: StatusKind; size?: number }) {
  const Shape = shapes[kind]
  return <Shape size={size} aria-hidden="true" className={classes.shape} data-kind={kind} />
}

/** The word alone; a status we do not know is shown as the service wrote it. */
export function StatusWord({ facts }: { facts: Facts }) {
  const { t } = useTranslation()
  const kind = shownKind(facts)
  return <span className={classes.word}>{kind === 'other' ? facts.status : t(`status.${kind}`)}</span>
}
