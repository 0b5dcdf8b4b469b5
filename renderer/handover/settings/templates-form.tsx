import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { messages } from '../../../common/settings/handover.ts'
import { type Language, languages } from '../../../common/words/languages.ts'
import type { AllTemplates, MessageTemplates } from '../../../preload/contract/handover.ts'
import { desk } from '../../state/desk.ts'
import { useSetting } from '../../state/use-setting.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingsForm } from '../../ui/settings-form.tsx'
import classes from './settings.module.css'

const fields = messages.setting.value.of.of.et.of

const calls = {
  read: () => desk().handover.templates(),
  keep: (templates: AllTemplates) => desk().handover.setTemplates(templates),
  inputOf: (templates: AllTemplates) => templates
}

/** What the office writes to people, language by language; all are kept together. */
export function TemplatesForm() {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useSetting(calls)
  const { input: templates, isSaved } = form
  const [language, setLanguage] = useState<Language>('et')
  if (templates === null) return null
  const fault = (field: keyof MessageTemplates) => {
    const code = form.fields[`${language}.${field}`]
    return code === undefined ? null : t(`field.${code}`)
  }
  const bind = (field: keyof MessageTemplates) => ({
    value: templates[language][field],
    error: fault(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [language]: { ...templates[language], [field]: event.currentTarget.value } })
  })
  return (
    <SettingsForm
      onSave={() => void save()}
      isSaving={isSaving}
      saved={isSaved ? t('common.saved') : null}
      problem={form.problem}
    >
      <SegmentedControl
        aria-label={t('handover.forms.language')}
        data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
        size="sm"
      />
      <p className={classes.hint}>{t('handover.forms.hint')}</p>
      <TextInput label={t('handover.forms.subject')} size="md" maxLength={fields.subject.most} {...bind('subject')} />
      <Textarea label={t('handover.forms.body')} size="md" rows={8} maxLength={fields.body.most} {...bind('body')} />
      <Textarea
        label={t('handover.forms.message')}
        size="md"
        rows={4}
        maxLength={fields.message.most}
        {...bind('message')}
      />
      <Elsewhere wrong={Object.keys(form.fields)} language={language} onChoose={setLanguage} />
    </SettingsForm>
  )
}

/** A fault in a language that is not on screen. */
function Elsewhere(props: { wrong: string[]; language: Language; onChoose: (language: Language) => void }) {
  const { t } = useTranslation()
  const { wrong, language, onChoose } = props
  const isIn = (one: Language) => wrong.some((field) => field.startsWith(`${one}.`))
  const other = languages.find(isIn)
  if (other === undefined || isIn(language)) return null
  return (
    <>
      <ProblemNote problem={{ code: 'invalid' }} />
      <Button variant="default" onClick={() => onChoose(other)}>
        {t(`language.${other}`)}
      </Button>
    </>
  )
}
