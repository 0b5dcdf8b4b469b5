import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { checkNow, useConnections } from '../state/connection-store.ts'
import { useDesk } from '../state/desk-store.ts'
import { ServiceMark } from '../state/service-mark.tsx'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { shapes } from './connection-foot.tsx'
import classes from './services-foot.module.css'

/** Asks every service that is not paused. */
export function checkAllNow(): void {
  for (const { id, isPaused } of useDesk.getState().services ?? []) if (!isPaused) void checkNow(id)
}

/** How each service can be reached, in a word: one that is down leaves the others as they are. */
export function ServicesFoot() {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services) ?? []
  return (
    <section className={classes.foot} aria-label={t('connection.each')}>
      <ul className={classes.all}>
        {services.map((service) => (
          <OneState key={service.id} service={service} />
        ))}
      </ul>
      <KeyHint label={t('connection.checkAll')} combo={actionKeys.checkNow}>
        <Button
          size="xs"
          variant="default"
          fullWidth
          aria-keyshortcuts={ariaKeys(actionKeys.checkNow)}
          onClick={checkAllNow}
        >
          {t('connection.checkAll')}
        </Button>
      </KeyHint>
    </section>
  )
}

function OneState({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const connection = useConnections(({ connections }) => connections[service.id])
  if (connection === undefined) return null
  const { status, trouble, waiting, needsAttention } = connection
  const Shape = shapes[status]
  const words = [
    trouble === null ? t(`connection.short.${status}`) : t(`connection.trouble.${trouble}`),
    ...(waiting > 0 ? [t('connection.waiting', { count: waiting })] : []),
    ...(needsAttention > 0 ? [t('connection.needsAttention', { count: needsAttention })] : [])
  ]
  return (
    <li className={classes.one} data-testid="service-state" data-service={service.id} data-status={trouble ?? status}>
      <ServiceMark service={service} />
      <span className={classes.state}>
        <Shape size={16} aria-hidden="true" className={classes.shape} />
        <span>{words.join(', ')}</span>
      </span>
    </li>
  )
}
