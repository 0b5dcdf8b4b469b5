import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstChoices, serviceColors } from '../../common/words/services.ts'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { readServices, switchService, useDesk } from '../state/desk-store.ts'
import classes from './another-service.module.css'
import { leaveSecretBehind } from './secret-kept.ts'
import { ServiceForm } from './service-form.tsx'
import { useSecretHint } from './use-secret-hint.ts'

/** An empty form; with a colour that no other service has, as long as there is one. */
const blank = (services: readonly ServiceView[]): ServiceInput => ({
  ...firstChoices,
  name: '',
  environment: 'live',
  baseUrl: 'https://eeid.ee',
  clientId: '',
  clientSecret: '',
  color: serviceColors.find((color) => services.every((one) => one.color !== color)) ?? firstChoices.color
})

async function add(input: ServiceInput) {
  const outcome = await desk().services.add(input)
  if (!outcome.ok) return outcome
  await readServices()
  // Whoever adds a service wants to see it.
  switchService(outcome.value.id)
  await leaveSecretBehind(input.clientSecret, null)
  return outcome
}

/** The way to one more service; its form opens where the button was. */
export function AnotherService() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const section = useRef<HTMLElement>(null)
  const secretHint = useSecretHint()
  const services = useDesk((state) => state.services) ?? []
  useEffect(() => {
    if (!isOpen) return
    section.current?.scrollIntoView({ block: 'start' })
    section.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [isOpen])
  if (!isOpen) {
    return (
      <Button
        variant="default"
        size="md"
        leftSection={<IconPlus size={18} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('service.addAnother')}
      </Button>
    )
  }
  return (
    <section ref={section} className={classes.another} aria-labelledby="another-service">
      <div className={classes.head}>
        <h4 id="another-service" className={classes.title}>
          {t('service.another')}
        </h4>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t('service.cancelAdd')}
        </Button>
      </div>
      <p className={classes.text}>{t('service.anotherText')}</p>
      <ServiceForm
        initial={blank(services)}
        secretHint={secretHint}
        words={{ save: t('service.addIt'), saving: t('service.adding') }}
        save={add}
      />
    </section>
  )
}
