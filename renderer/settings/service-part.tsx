import { useTranslation } from 'react-i18next'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { readServices } from '../state/desk-store.ts'
import { AnotherService } from './another-service.tsx'
import { ClockNote } from './clock-note.tsx'
import { ServiceForm } from './service-form.tsx'

/** The service in use, and its credentials. */
export function ServicePart({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const { id, name, environment, baseUrl, clientId } = service

  async function save(input: ServiceInput) {
    const outcome = await desk().services.update({ ...input, id })
    if (outcome.ok) await readServices()
    return outcome
  }

  return (
    <>
      <ClockNote />
      <ServiceForm
        initial={{ name, environment, baseUrl, clientId, clientSecret: '' }}
        id={id}
        secretHint={t('service.secretUnchanged')}
        words={{ save: t('service.save'), saving: t('service.saving'), saved: t('service.saved') }}
        save={save}
      />
      <AnotherService />
    </>
  )
}
