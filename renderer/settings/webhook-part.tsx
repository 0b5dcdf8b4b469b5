import { Switch, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookInput } from '../../preload/contract/webhook.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWebhookForm } from './use-webhook-form.ts'
import { isWide } from './webhook-form.ts'
import { WebhookHealthPart } from './webhook-health-part.tsx'
import classes from './webhook-part.module.css'

/** Whether and where the desk listens for the service, and how that fares. */
export function WebhookPart({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useWebhookForm()
  const { input, view, fields, problem, isSaved } = form
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(fields).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [fields])
  if (input === null || view === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      <SettingsForm
        ref={element}
        onSave={() => void save()}
        isSaving={isSaving}
        saved={isSaved ? t('common.saved') : null}
        problem={problem}
      >
        <p className={classes.intro}>{t('webhook.intro')}</p>
        <WebhookFields input={input} fields={fields} change={change} />
        {isWide(input.address) ? (
          <Note tone="warn">
            <p>{t('webhook.wide')}</p>
          </Note>
        ) : null}
      </SettingsForm>
      <WebhookHealthPart view={view} serviceId={serviceId} />
    </>
  )
}

interface FieldsProps {
  input: WebhookInput
  fields: ReturnType<typeof useWebhookForm>['form']['fields']
  change: (change: Partial<WebhookInput>) => void
}

function WebhookFields({ input, fields, change }: FieldsProps) {
  const { t } = useTranslation()
  const text = (name: 'address' | 'port') => ({
    label: t(`webhook.${name}`),
    value: input[name],
    error: fields[name] === undefined ? null : t(`field.${fields[name]}`),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    size: 'md',
    autoComplete: 'off',
    spellCheck: false
  })
  return (
    <>
      <Switch
        label={t('webhook.on')}
        description={t('webhook.onHint')}
        checked={input.on}
        onChange={(event) => change({ on: event.currentTarget.checked })}
        size="md"
        classNames={{ body: classes.switch ?? '', track: classes.track ?? '' }}
      />
      <div className={classes.where}>
        <TextInput {...text('address')} description={t('webhook.addressHint')} />
        <TextInput {...text('port')} inputMode="numeric" className={classes.port} />
      </div>
    </>
  )
}
