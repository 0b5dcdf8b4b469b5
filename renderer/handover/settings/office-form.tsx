import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../state/desk.ts'
import { useAction } from '../../state/use-action.ts'
import { SettingsForm } from '../../ui/settings-form.tsx'
import { ask } from '../../ui/surprise.ts'

/** What the office is called in front of people. */
export function OfficeForm() {
  const { t } = useTranslation()
  const [office, setOffice] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const save = useAction(
    () => desk().handover.setOffice({ office: office ?? '' }),
    (kept) => {
      setOffice(kept)
      setSaved(true)
    }
  )
  useEffect(() => {
    void ask(() => desk().handover.office()).then((outcome) => {
      if (outcome?.ok) setOffice((typed) => typed ?? outcome.value)
    })
  }, [])
  return (
    <SettingsForm
      onSave={() => {
        if (office !== null) void save.run()
      }}
      isSaving={save.isBusy}
      saved={isSaved ? t('common.saved') : null}
      problem={save.problem}
    >
      <TextInput
        label={t('handover.settings.office')}
        description={t('handover.settings.officeHint')}
        value={office ?? ''}
        maxLength={100}
        onChange={(event) => {
          setOffice(event.currentTarget.value)
          setSaved(false)
        }}
        size="md"
        autoComplete="off"
      />
    </SettingsForm>
  )
}
