import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { handover } from '../../../common/settings/handover.ts'
import { desk } from '../../state/desk.ts'
import { type SettingCalls, useSetting } from '../../state/use-setting.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
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
  const { form, type, row, leaving } = useSetting(calls)
  const { office: fault } = form.fields
  return (
    <SettingRow name="handover.office" state={row('office')}>
      <TextInput
        {...wordsOf(setting)}
        error={fault === undefined ? null : t(`field.${fault}`)}
        value={form.input?.office ?? ''}
        maxLength={setting.value.most}
        onChange={(event) => type({ office: event.currentTarget.value })}
        {...leaving('office')}
        size="md"
        autoComplete="off"
      />
      {form.problem === null ? null : <ProblemNote problem={form.problem} />}
    </SettingRow>
  )
}
