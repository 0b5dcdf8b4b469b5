import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstChoices } from '../../common/words/services.ts'
import type { ServiceInput } from '../../preload/contract/services.ts'
import { LanguageSwitch } from '../settings/language-switch.tsx'
import { leaveSecretBehind } from '../settings/secret-kept.ts'
import { ServiceForm } from '../settings/service-form.tsx'
import { useSecretHint } from '../settings/use-secret-hint.ts'
import { desk } from '../state/desk.ts'
import { readServices } from '../state/desk-store.ts'
import { ask } from '../ui/surprise.ts'
import classes from './first-start.module.css'
import { Opening } from './opening.tsx'
import { ProvisionNote } from './provision-note.tsx'
import { SetAsideNote } from './set-aside-note.tsx'

interface Suggestion {
  input: ServiceInput
  isSecretProvided: boolean
}

const nothingSuggested: Suggestion = {
  input: {
    ...firstChoices,
    name: '',
    environment: 'live',
    baseUrl: 'https://eeid.ee',
    clientId: '',
    clientSecret: ''
  },
  isSecretProvided: false
}

/** What whoever installed the desk filled in already; null while it is being read. */
function useSuggestion(): Suggestion | null {
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null)
  useEffect(() => {
    void ask(() => desk().services.suggestion()).then((answer) => {
      if (answer === undefined) return setSuggestion(nothingSuggested)
      const { secretProvided, ...rest } = answer
      setSuggestion({ input: { ...rest, clientSecret: '' }, isSecretProvided: secretProvided })
    })
  }, [])
  return suggestion
}

/** The first start: one page, then straight to the list. */
export function FirstStart() {
  const { t } = useTranslation()
  const suggestion = useSuggestion()
  const secretHint = useSecretHint()
  if (suggestion === null) return <Opening />

  async function add(input: ServiceInput) {
    const outcome = await desk().services.add(input)
    if (!outcome.ok) return outcome
    await leaveSecretBehind(input.clientSecret, null)
    await readServices()
    return outcome
  }

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div className={classes.top}>
          <span className={classes.brand}>{t('app.name')}</span>
          <LanguageSwitch />
        </div>
        <h1 className={classes.title}>{t('onboarding.title')}</h1>
        <p className={classes.intro}>{t('onboarding.intro')}</p>
        <SetAsideNote />
        <ProvisionNote />
        <ServiceForm
          initial={suggestion.input}
          secretHint={suggestion.isSecretProvided ? t('service.secretProvided') : secretHint}
          isFirst
          words={{ save: t('onboarding.continue'), saving: t('onboarding.continuing') }}
          save={add}
        />
      </div>
    </main>
  )
}
