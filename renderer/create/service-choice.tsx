import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fittingService } from '../../common/services/fitting.ts'
import { isForTest } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { chooseService, type Draft } from '../drafts/draft-store.ts'
import { useDesk, useServiceOf } from '../state/desk-store.ts'
import { ColorMark, TestMark } from '../state/service-mark.tsx'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import classes from './service-choice.module.css'

interface Props {
  draftKey: string
  draft: Draft
}

/** A request that is put right or asked again stays where it was asked. */
const mayChoose = ({ corrects, asksAgain }: Draft): boolean => corrects === undefined && asksAgain === undefined

/** The service to which the request goes: a choice where there are several, and that it is for practice in any case. */
export function ServiceChoice({ draftKey, draft }: Props) {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services) ?? []
  const service = services.find(({ id }) => id === draft.serviceId)
  if (service === undefined) return null
  if (services.length < 2) return <TestMark service={service} />
  const named = (one: ServiceView) => (isForTest(one) ? `${one.name} · ${t('environment.testBadge')}` : one.name)
  if (!mayChoose(draft)) {
    return (
      <p className={classes.fixed}>
        <ColorMark service={service} /> {t('service.ofRequest')}: {service.name} <TestMark service={service} />
      </p>
    )
  }
  return (
    <NativeSelect
      label={t('service.ofRequest')}
      data={services.map((one) => ({
        value: one.id,
        label: one.isPaused ? `${named(one)} (${t('connection.short.paused')})` : named(one),
        disabled: one.isPaused && one.id !== draft.serviceId
      }))}
      leftSection={<ColorMark service={service} />}
      rightSectionWidth={isForTest(service) ? 84 : undefined}
      value={draft.serviceId}
      onChange={(event) => chooseService(draftKey, event.currentTarget.value)}
      size="md"
      data-field="service"
    />
  )
}

/**
 * Says that another service is for such a person, and offers it. At the foot of the form: it comes while the clerk types, and
 * must not push the fields. Once the clerk has chosen, nothing is suggested any more.
 */
export function ServiceSuggestion({ draftKey, draft }: Props) {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services) ?? []
  const isOpen = mayChoose(draft) && draft.isServiceChosen !== true
  const fitting = useServiceOf((isOpen && fittingService(services, draft.serviceId, draft.claims)) || undefined)
  if (fitting === null || fitting.purpose === 'anybody') return null
  const { id, name, purpose } = fitting
  function choose() {
    chooseService(draftKey, id)
    announce(t('service.changed', { name }))
  }
  return (
    <Note
      tone="plain"
      action={
        <Button size="compact-sm" variant="default" onClick={choose}>
          {t('service.useIt', { name })}
        </Button>
      }
    >
      <p data-testid="service-suggestion">{t(`service.suggest.${purpose}`, { name })}</p>
    </Note>
  )
}
