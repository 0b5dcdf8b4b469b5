import { useTranslation } from 'react-i18next'
import { isForTest } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import classes from './test-line.module.css'

/** Says above the work that the service is one for trying out, where the rail that says it stands below. */
export function TestLine({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  if (!isForTest(service)) return null
  return (
    <p className={classes.line}>
      <span className={classes.badge}>{t('environment.testBadge')}</span> {service.name}
    </p>
  )
}
