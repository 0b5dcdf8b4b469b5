import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './service-form.module.css'

/** Takes a service's secret out of the keychain, once it was asked about: the service then stands still. */
export function ForgetSecret({ service }: { service: ServiceView }) {
  const { t } = useTranslation()
  const [step, setStep] = useState<'begin' | 'asking' | 'forgotten'>('begin')
  const forget = useAction(
    () => desk().services.forgetSecret({ id: service.id }),
    () => setStep('forgotten')
  )
  return (
    <section className={classes.forget}>
      {forget.problem === null ? null : <ProblemNote problem={forget.problem} />}
      <div role="status">
        {step === 'forgotten' ? (
          <Note tone="good">
            <p>{t('service.forgotten')}</p>
          </Note>
        ) : null}
      </div>
      {step === 'asking' ? (
        <>
          <p>{t('service.forgetSure', { name: service.name })}</p>
          <div className={classes.buttons}>
            <Button variant="default" size="md" onClick={() => setStep('begin')}>
              {t('service.forgetNo')}
            </Button>
            <Button size="md" aria-disabled={forget.isBusy} onClick={() => void forget.run()}>
              {t('service.forgetYes')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button variant="subtle" size="md" onClick={() => setStep('asking')}>
            {t('service.forget')}
          </Button>
        </div>
      )}
    </section>
  )
}
