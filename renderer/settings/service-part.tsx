import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { readServices, useDesk } from '../state/desk-store.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { AnotherService } from './another-service.tsx'
import { ClockNote } from './clock-note.tsx'
import { ForgetSecret } from './forget-secret.tsx'
import { ServiceForm } from './service-form.tsx'

/** The services and their credentials; the one in use is shown first. */
export function ServicePart({ service: inUse }: { service: ServiceView }) {
  const services = useDesk((state) => state.services) ?? []
  const [shownId, setShownId] = useState(inUse.id)
  const shown = services.find((one) => one.id === shownId) ?? inUse
  return (
    <>
      <ClockNote />
      {services.length > 1 ? <Which services={services} shown={shown} onShow={setShownId} /> : null}
      <OneService key={shown.id} service={shown} />
      <OnlyManager call="services.add" instead="nothing">
        <AnotherService />
      </OnlyManager>
    </>
  )
}

interface WhichProps {
  services: readonly ServiceView[]
  shown: ServiceView
  onShow: (id: string) => void
}

/** Which service is shown; the desk goes on with the one in use. */
function Which({ services, shown, onShow }: WhichProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('settings.service')}
      data={services.map(({ id, name }) => ({ value: id, label: name }))}
      value={shown.id}
      onChange={(event) => onShow(event.currentTarget.value)}
      size="md"
      maw={420}
    />
  )
}

function OneService({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const [isTried, setTried] = useState(true)
  const { id, name, environment, baseUrl, clientId } = service

  async function save(input: ServiceInput) {
    const outcome = await desk().services.update({ ...input, id })
    if (outcome.ok) setTried(outcome.value.secret !== 'notTried')
    if (outcome.ok) await readServices()
    return outcome
  }

  return (
    <OnlyManager call="services.update" instead="look">
      <ServiceForm
        initial={{ name, environment, baseUrl, clientId, clientSecret: '' }}
        id={id}
        secretHint={t('service.secretUnchanged')}
        words={{
          save: t('service.save'),
          saving: t('service.saving'),
          saved: t(isTried ? 'service.saved' : 'service.savedUnchecked')
        }}
        save={save}
      />
      <ForgetSecret key={id} service={service} />
    </OnlyManager>
  )
}
