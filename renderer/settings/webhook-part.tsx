import { Switch, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { webhook } from '../../common/settings/webhook.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import type { WebhookInput, WebhookView } from '../../preload/contract/webhook.ts'
import { desk } from '../state/desk.ts'
import { type SettingCalls, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWords } from '../ui/use-words.ts'
import { WebhookHealthPart } from './webhook-health-part.tsx'
import classes from './webhook-part.module.css'
import { isWide } from './wide-address.ts'

const calls: SettingCalls<WebhookView, WebhookInput> = {
  read: () => desk().webhook.get(),
  keep: (input) => desk().webhook.set(input),
  inputOf: ({ settings }) => ({ ...settings, port: String(settings.port) }),
  follow(again, tell) {
    const off = [
      desk().on.webhookChanged((health) => tell({ health })),
      // A sweep may have found what the service did not tell.
      desk().on.connectionChanged(again)
    ]
    return () => {
      for (const stop of off) stop()
    }
  }
}

/** Whether and where the desk listens for the service, and how that fares. */
export function WebhookPart({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useSetting(calls)
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
  fields: Partial<Record<string, FieldProblemCode>>
  change: (change: Partial<WebhookInput>) => void
}

function WebhookFields({ input, fields, change }: FieldsProps) {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { on, address, port } = webhook.settings
  const text = (name: 'address' | 'port') => ({
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
        {...wordsOf(on)}
        checked={input.on}
        onChange={(event) => change({ on: event.currentTarget.checked })}
        size="md"
        classNames={{ body: classes.switch ?? '', track: classes.track ?? '' }}
      />
      <div className={classes.where}>
        <TextInput {...wordsOf(address)} {...text('address')} />
        <TextInput {...wordsOf(port)} {...text('port')} inputMode="numeric" className={classes.port} />
      </div>
    </>
  )
}
