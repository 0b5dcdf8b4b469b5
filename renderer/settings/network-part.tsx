import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProxiesState } from '../../preload/contract/proxies.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import classes from './network-part.module.css'
import { ProxySignIn } from './proxy-sign-in.tsx'
import { useProxies } from './use-proxies.ts'

interface Props {
  /** The clerk has just met the proxy: the form comes into sight, with the focus. */
  isAskedNow?: boolean
  /** A sign-in was kept: what met the proxy may go on. */
  onKept?: () => unknown
}

/** What stands between this computer and eeID: nothing is set here but the sign-in of a proxy that asks for one. */
export function NetworkPart({ isAskedNow = false, onKept }: Props) {
  const { t } = useTranslation()
  const { state, problem, isKept, signIn, forget } = useProxies(onKept)
  if (state === null) return problem === null ? null : <ProblemNote problem={problem} />
  const { asking, kept } = state
  return (
    <div className={classes.part}>
      <p className={classes.text}>{t('network.intro')}</p>
      {asking === null && kept.length === 0 ? <p className={classes.text}>{t('network.none')}</p> : null}
      {asking === null ? null : (
        <SettingRow name="network.signIn">
          <ProxySignIn key={asking.proxy} asking={asking} signIn={signIn} isAskedNow={isAskedNow} />
        </SettingRow>
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div role="status">
        {isKept ? (
          <Note tone="good">
            <p>{t('network.saved')}</p>
          </Note>
        ) : null}
      </div>
      <OnlyManager call="proxies.forget" instead="look">
        <Kept kept={kept} forget={forget} />
      </OnlyManager>
    </div>
  )
}

function Kept({ kept, forget }: { kept: ProxiesState['kept']; forget: (proxy: string) => void }) {
  const { t } = useTranslation()
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="kept-sign-ins">
      <h4 className={classes.title} id="kept-sign-ins">
        {t('network.kept')}
      </h4>
      <ul className={classes.list}>
        {kept.map(({ proxy, userName }) => (
          <li key={proxy} className={classes.row}>
            <span className={classes.name}>{t('network.of', { userName, proxy })}</span>
            <Button
              variant="default"
              size="xs"
              aria-label={t('network.forgetOf', { proxy })}
              onClick={() => forget(proxy)}
            >
              {t('network.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
