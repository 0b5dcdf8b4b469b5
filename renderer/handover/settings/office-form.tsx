import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { handover } from '../../../common/settings/handover.ts'
import { desk } from '../../state/desk.ts'
import { type SettingCalls, useSetting } from '../../state/use-setting.ts'
import { SettingsForm } from '../../ui/settings-form.tsx'
import { useWords } from '../../ui/use-words.ts'

const setting = handover.settings.office

const calls: SettingCalls<string, { office: string }> = {
  read: () => desk().handover.office(),
  keep: (input) => desk().handover.setOffice(input),
  inputOf: (office) => ({ office })
}

/** What the office is called in front of people. */
export function OfficeForm() {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { form, isSaving, change, save } = useSetting(calls)
  const { office: fault } = form.fields
  return (
    <SettingsForm
      onSave={() => void save()}
      isSaving={isSaving}
      saved={form.isSaved ? t('common.saved') : null}
      problem={form.problem}
    >
      <TextInput
        {...wordsOf(setting)}
        error={fault === undefined ? null : t(`field.${fault}`)}
        value={form.input?.office ?? ''}
        maxLength={setting.value.most}
        onChange={(event) => change({ office: event.currentTarget.value })}
        size="md"
        autoComplete="off"
      />
    </SettingsForm>
  )
}
