import { NativeSelect, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { WorkerButton } from '../clerks/worker-button.tsx'
import { openPalette } from '../palette/palette-store.ts'
import { switchService, useDesk } from '../state/desk-store.ts'
import { openSettings, useHand } from '../state/hand-store.ts'
import { actionKeys } from '../ui/actions.ts'
import { focusPlace } from '../ui/keep-focus.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ConnectionFoot } from './connection-foot.tsx'
import classes from './rail.module.css'
import { RailViews } from './rail-views.tsx'

/** The left part: which service, which view, the settings, and at the foot the truth about the connection. */
export function Rail({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  return (
    <aside
      className={classes.rail}
      aria-label={t('rail.label')}
      data-environment={service.environment}
      {...focusPlace('rail')}
    >
      <h1 className={classes.brand}>{t('app.name')}</h1>
      <ServiceName service={service} />
      <RailViews />
      <div className={classes.lower}>
        <PaletteButton />
        <SettingsButton />
        <WorkerButton className={classes.item} nameClass={classes.itemName} />
        <ConnectionFoot serviceId={service.id} />
      </div>
    </aside>
  )
}

/** The service in use, with TEST in words; a switch when there are several. */
function ServiceName({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services) ?? []
  const isTest = service.environment === 'test'
  return (
    <div className={classes.service}>
      {services.length > 1 ? (
        <NativeSelect
          aria-label={t('service.switch')}
          data={services.map(({ id, name }) => ({ value: id, label: name }))}
          value={service.id}
          onChange={(event) => switchService(event.currentTarget.value)}
        />
      ) : (
        <span className={classes.serviceName}>{service.name}</span>
      )}
      {isTest ? (
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
