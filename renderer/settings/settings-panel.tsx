import { useTranslation } from 'react-i18next'
import type { ServiceInput, ServiceView } from '../../preload/shapes.ts'
import { desk } from '../desk.ts'
import { readServices } from '../desk-store.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { ClockNote } from './clock-note.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { ReferencePart } from './reference-part.tsx'
import { ServiceForm } from './service-form.tsx'
import classes from './settings-panel.module.css'
import { ThemeSwitch } from './theme-switch.tsx'

/** How references are written, the service's credentials, the language and the theme. */
export function SettingsPanel({ service, onBack }: { service: ServiceView; onBack: () => void }) {
  const { t } = useTranslation()
  const { id, name, environment, baseUrl, clientId } = service

  async function save(input: ServiceInput) {
    const outcome = await desk().services.update({ ...input, id })
    if (outcome.ok) await readServices()
    return outcome
  }

  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title} tabIndex={-1} data-first-focus>
            {t('settings.title')}
          </h2>
        }
      />
      <div className={classes.body}>
        <section className={classes.section}>
          <h3 className={classes.subtitle}>{t('settings.appearance')}</h3>
          <LanguageSwitch isWide />
          <ThemeSwitch />
        </section>
        <section className={classes.section}>
          <h3 className={classes.subtitle}>{t('references.title')}</h3>
          <ReferencePart />
        </section>
        <section className={classes.section}>
          <h3 className={classes.subtitle}>{t('settings.service')}</h3>
          <ClockNote />
          <ServiceForm
            initial={{ name, environment, baseUrl, clientId, clientSecret: '' }}
            id={id}
            secretHint={t('service.secretUnchanged')}
            words={{ save: t('service.save'), saving: t('service.saving'), saved: t('service.saved') }}
            save={save}
          />
        </section>
      </div>
    </>
  )
}
