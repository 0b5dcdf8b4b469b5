import { useTranslation } from 'react-i18next'
import { isForTest } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import classes from './service-mark.module.css'

type Marked = Pick<ServiceView, 'name' | 'environment' | 'color'>

/** By what a service is known wherever it stands: its colour, its name, and TEST where it is for practice. */
export function ServiceMark({ service }: { service: Marked }) {
  return (
    <span className={classes.service} data-testid="service-mark">
      <ColorMark service={service} />
      <span className={classes.name}>{service.name}</span>
      <TestMark service={service} />
    </span>
  )
}

/** The colour alone, where the name stands beside it. */
export const ColorMark = ({ service }: { service: Pick<ServiceView, 'color'> }) => (
  <span className={classes.color} data-color={service.color} aria-hidden="true" />
)

/** TEST, in the words of the screen; nothing for a live service. */
export function TestMark({ service }: { service: Pick<ServiceView, 'environment'> }) {
  const { t } = useTranslation()
  return isForTest(service) ? <span className={classes.test}>{t('environment.testBadge')}</span> : null
}
