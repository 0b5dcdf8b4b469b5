import { Button } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LinkHost } from '../../../preload/contract/handover.ts'
import { desk } from '../../state/desk.ts'
import { type SettingCalls, useSetting } from '../../state/use-setting.ts'
import { announce } from '../../ui/announce.tsx'
import { Part } from '../../ui/part.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import classes from './settings.module.css'

const calls: SettingCalls<readonly LinkHost[], object> = {
  read: () => desk().handover.linkHosts(),
  inputOf: () => ({})
}

async function forget({ serviceId, host }: LinkHost) {
  const outcome = await desk().handover.forgetHost({ serviceId, host })
  if (outcome.ok) announce(i18next.t('handover.hosts.forgotten', { host }))
  return outcome
}

/** Where links may lead besides their service, as the office has confirmed it; each can be forgotten. */
export function LinkHostsForm() {
  const { t } = useTranslation()
  const { form, take } = useSetting(calls)
  const { view: hosts, problem } = form
  if (hosts === null && problem === null) return null
  return (
    <SettingRow name="handover.linkHosts">
      <Part title={t('handover.hosts.title')}>
        {hosts === null ? null : (
          <p className={classes.hint}>{hosts.length === 0 ? t('handover.hosts.none') : t('handover.hosts.hint')}</p>
        )}
        {hosts === null || hosts.length === 0 ? null : (
          <ul className={classes.hosts}>
            {hosts.map((one) => (
              <li key={`${one.serviceId} ${one.host}`} className={classes.host}>
                <span>
                  <span className={classes.hostName}>{one.host}</span>{' '}
                  <span className={classes.hint}>{one.service}</span>
                </span>
                <Button size="sm" variant="default" onClick={() => void take(() => forget(one))}>
                  {t('handover.hosts.forget', { host: one.host })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {problem === null ? null : <ProblemNote problem={problem} />}
      </Part>
    </SettingRow>
  )
}
