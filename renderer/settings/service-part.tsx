import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { readServices, useDesk } from '../state/desk-store.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { AnotherService } from './another-service.tsx'
import { ClockNote } from './clock-note.tsx'
import { ForgetSecret } from './forget-secret.tsx'
import { forgetSecretKept, leaveSecretBehind, useSecretKept } from './secret-kept.ts'
import { ServiceForm } from './service-form.tsx'
import classes from './service-list.module.css'
import { ServiceList } from './service-list.tsx'

/** The services as a list, and the form of one of them; the one in use is shown first. */
export function ServicePart({ service: inUse }: { service: ServiceView }) {
  const services = useDesk((state) => state.services) ?? []
  const kept = useSecretKept((state) => state.kept)
  const [shownId, setShownId] = useState(kept?.serviceId ?? inUse.id)
  const shown = services.find((one) => one.id === shownId) ?? inUse
  return (
    <>
      <ClockNote />
      <ServiceList services={services} shown={shown.id} onEdit={setShownId} />
      <OneService key={shown.id} service={shown} isNamed={services.length > 1} />
      <OnlyManager call="services.add" instead="nothing">
        <AnotherService />
      </OnlyManager>
    </>
  )
}

function OneService({ service, isNamed }: { service: ServiceView; isNamed: boolean }) {
  const { t } = useTranslation()
  const kept = useSecretKept((state) => (state.kept?.serviceId === service.id ? state.kept : null))
  const [isTried, setTried] = useState(kept?.secret !== 'notTried')
  useEffect(() => forgetSecretKept, [])
  const { id, isPaused: _paused, ...initial } = service

  async function save(input: ServiceInput) {
    const outcome = await desk().services.update({ ...input, id })
    if (!outcome.ok) return outcome
    const { secret } = outcome.value
    if (secret !== null) await leaveSecretBehind(input.clientSecret, { serviceId: id, secret })
    setTried(secret !== 'notTried')
    await readServices()
    return outcome
  }

  return (
    <OnlyManager call="services.update" instead="look">
      {isNamed ? <h4 className={classes.title}>{t('service.editing', { name: service.name })}</h4> : null}
      <ServiceForm
        initial={{ ...initial, clientSecret: '' }}
        id={id}
        isSaved={kept !== null}
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
