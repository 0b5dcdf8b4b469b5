import { Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { webhook } from '../../common/settings/webhook.ts'
import type { WebhookInput, WebhookView } from '../../preload/contract/webhook.ts'
import { desk } from '../state/desk.ts'
import { openSettings } from '../state/hand-store.ts'
import { type SettingCalls, type SettingInHand, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
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
  const inHand = useSetting(calls)
  const { input, view, problem } = inHand.form
  if (input === null || view === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      <p className={classes.intro}>{t('webhook.intro')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div>
        <WebhookFields input={input} inHand={inHand} />
      </div>
      {isWide(input.address) ? (
        <Note tone="warn">
          <p>{t('webhook.wide')}</p>
        </Note>
      ) : null}
      <WebhookHealthPart
        view={view}
        serviceId={serviceId}
        onRetry={() => inHand.choose({ on: true })}
        onPort={() => openSettings('webhook.port')}
      />
    </>
  )
}

interface FieldsProps {
  input: WebhookInput
  inHand: SettingInHand<WebhookView, WebhookInput>
}

function WebhookFields({ input, inHand: { form, type, choose, row, leaving } }: FieldsProps) {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { on, address, port } = webhook.settings
  const text = (name: 'address' | 'port') => ({
    value: input[name],
    error: form.fields[name] === undefined ? null : t(`field.${form.fields[name]}`),
    onChange: (event: { currentTarget: { value: string } }) => type({ [name]: event.currentTarget.value }),
    ...leaving(name),
    size: 'md',
    autoComplete: 'off',
    spellCheck: false
  })
  return (
    <>
      <SettingRow name="webhook.on" state={row('on')}>
        <Switch
          {...wordsOf(on)}
          checked={input.on}
          onChange={(event) => choose({ on: event.currentTarget.checked })}
          size="md"
          classNames={{ body: classes.switch ?? '', track: classes.track ?? '' }}
        />
      </SettingRow>
      <SettingRow name="webhook.address" state={row('address')}>
        <TextInput {...wordsOf(address)} {...text('address')} />
      </SettingRow>
      <SettingRow name="webhook.port" state={row('port')}>
        <TextInput {...wordsOf(port)} {...text('port')} inputMode="numeric" className={classes.port} />
      </SettingRow>
    </>
  )
}
