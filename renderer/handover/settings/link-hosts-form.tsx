import { Button } from '@mantine/core'
import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkHost } from '../../../preload/contract/handover.ts'
import { desk } from '../../state/desk.ts'
import { useAction } from '../../state/use-action.ts'
import { announce } from '../../ui/announce.tsx'
import { Part } from '../../ui/part.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ask } from '../../ui/surprise.ts'
import classes from './settings.module.css'

/** Where links may lead besides their service, as the office has confirmed it; each can be forgotten. */
export function LinkHostsForm() {
  const { t } = useTranslation()
  const [hosts, setHosts] = useState<readonly LinkHost[] | null>(null)
  useEffect(() => {
    void ask(() => desk().handover.linkHosts()).then((outcome) => {
      if (outcome?.ok) setHosts(outcome.value)
    })
  }, [])
  if (hosts === null) return null
  return (
    <Part title={t('handover.hosts.title')}>
      <p className={classes.hint}>{hosts.length === 0 ? t('handover.hosts.none') : t('handover.hosts.hint')}</p>
      {hosts.length === 0 ? null : (
        <ul className={classes.hosts}>
          {hosts.map((host) => (
            <Host key={`${host.serviceId} ${host.host}`} host={host} onForgotten={setHosts} />
          ))}
        </ul>
      )}
    </Part>
  )
}

function Host({ host: one, onForgotten }: { host: LinkHost; onForgotten: (rest: readonly LinkHost[]) => void }) {
  const { t } = useTranslation()
  const { serviceId, service, host } = one
  const forget = useAction(
    () => desk().handover.forgetHost({ serviceId, host }),
    (rest) => {
      announce(i18next.t('handover.hosts.forgotten', { host }))
      onForgotten(rest)
    }
  )
  return (
    <li className={classes.host}>
      <span>
        <span className={classes.hostName}>{host}</span> <span className={classes.hint}>{service}</span>
      </span>
      <Button size="sm" variant="default" aria-disabled={forget.isBusy} onClick={() => void forget.run()}>
        {t('handover.hosts.forget', { host })}
      </Button>
      {forget.problem === null ? null : <ProblemNote problem={forget.problem} />}
    </li>
  )
}
