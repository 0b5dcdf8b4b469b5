import { NativeSelect, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { allServices, isForTest } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { WorkerButton } from '../clerks/worker-button.tsx'
import { openPalette } from '../palette/palette-store.ts'
import { switchService, useDesk } from '../state/desk-store.ts'
import { openSettings, useHand } from '../state/hand-store.ts'
import { ColorMark } from '../state/service-mark.tsx'
import { actionKeys } from '../ui/action-keys.ts'
import { focusPlace } from '../ui/keep-focus.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ConnectionFoot } from './connection-foot.tsx'
import classes from './rail.module.css'
import { RailViews } from './rail-views.tsx'
import { ServicesFoot } from './services-foot.tsx'

/** The left part: which service, which view, the settings, and at the foot the truth about the connection. */
export function Rail({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const isAll = useDesk((state) => state.isAll)
  return (
    <aside
      className={classes.rail}
      aria-label={t('rail.label')}
      data-environment={isAll ? 'live' : service.environment}
      {...focusPlace('rail')}
    >
      <h1 className={classes.brand}>{t('app.name')}</h1>
      <ServiceName service={service} />
      <RailViews />
      <div className={classes.lower}>
        <PaletteButton />
        <SettingsButton />
        <WorkerButton className={classes.item} nameClass={classes.itemName} />
        {isAll ? <ServicesFoot /> : <ConnectionFoot serviceId={service.id} />}
      </div>
    </aside>
  )
}

/** The service in use, with TEST in words; a switch when there are several. */
function ServiceName({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services) ?? []
  const isAll = useDesk((state) => state.isAll)
  const isTest = isAll ? services.some(isForTest) : isForTest(service)
  const marked = (one: ServiceView) => (isForTest(one) ? `${one.name} · ${t('environment.testBadge')}` : one.name)
  return (
    <div className={classes.service}>
      {services.length > 1 ? (
        <NativeSelect
          aria-label={t('service.switch')}
          data={[
            { value: allServices, label: t('service.all') },
            ...services.map((one) => ({ value: one.id, label: marked(one) }))
          ]}
          leftSection={isAll ? undefined : <ColorMark service={service} />}
          value={isAll ? allServices : service.id}
          onChange={(event) => switchService(event.currentTarget.value)}
        />
      ) : (
        <span className={classes.serviceName}>{service.name}</span>
      )}
      {isAll ? (
        <p className={isTest ? classes.test : classes.live}>
          {isTest ? t('environment.someTest') : t('service.allNote', { count: services.length })}
        </p>
      ) : isTest ? (
        <p className={classes.test}>
          <span className={classes.badge}>{t('environment.testBadge')}</span> {t('environment.testNote')}
        </p>
      ) : (
        <p className={classes.live}>{t('environment.liveNote')}</p>
      )}
    </div>
  )
}

function SettingsButton() {
  const { t } = useTranslation()
  const isOpen = useHand(({ hand }) => hand.kind === 'settings')
  return (
    <KeyHint label={t('settings.title')} combo={actionKeys.settings}>
      <UnstyledButton
        className={classes.item}
        aria-current={isOpen ? 'true' : undefined}
        aria-keyshortcuts={ariaKeys(actionKeys.settings)}
        onClick={() => openSettings()}
      >
        <IconSettings size={20} stroke={1.75} aria-hidden="true" />
        <span className={classes.itemName}>{t('settings.title')}</span>
      </UnstyledButton>
    </KeyHint>
  )
}

/** The way to everything else that can be done, for whoever does not know its key yet. */
function PaletteButton() {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('does.palette')} combo={actionKeys.palette}>
      <UnstyledButton
        className={classes.item}
        aria-keyshortcuts={ariaKeys(actionKeys.palette)}
        onClick={() => openPalette('actions')}
      >
        <IconKeyboard size={20} stroke={1.75} aria-hidden="true" />
        <span className={classes.itemName}>{t('does.palette')}</span>
      </UnstyledButton>
    </KeyHint>
  )
}
