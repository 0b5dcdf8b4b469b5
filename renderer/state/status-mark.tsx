import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDotted,
  IconCircleX,
  IconCloudUp,
  IconHandStop,
  IconHelpSquareFilled,
  IconMinus,
  IconPlugConnectedX,
  IconUserFilled,
  IconZoomQuestion
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type RequestState, requestState, type StateFacts } from '../../common/words/request-states.ts'
import classes from './status-mark.module.css'

const shapes: Record<RequestState, typeof IconCircle> = {
  notSent: IconCloudUp,
  confirming: IconZoomQuestion,
  needsCorrecting: IconCircleX,
  needsAttention: IconHandStop,
  waiting: IconCircle,
  matching: IconCircleCheckFilled,
  differing: IconAlertTriangleFilled,
  notCompared: IconHelpSquareFilled,
  identified: IconUserFilled,
  expired: IconMinus,
  failed: IconPlugConnectedX,
  other: IconCircleDotted
}

/** The shape of a state; always beside its word, so it says nothing to screen readers. */
export function StatusShape({ kind, size = 18 }: { kind: RequestState; size?: number }) {
  const Shape = shapes[kind]
  return <Shape size={size} aria-hidden="true" className={classes.shape} data-kind={kind} />
}

/** The word alone; a status we do not know is shown as the service wrote it. */
export function StatusWord({ facts }: { facts: StateFacts }) {
  const { t } = useTranslation()
  const kind = requestState(facts)
  return <span className={classes.word}>{kind === 'other' ? facts.status : t(`status.${kind}`)}</span>
}
