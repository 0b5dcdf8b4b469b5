import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../../common/words/languages.ts'
import type { Problem } from '../../../common/words/problems.ts'
import type { AllTemplates, MessageTemplates } from '../../../preload/contract/handover.ts'
import { desk } from '../../state/desk.ts'
import { useAction } from '../../state/use-action.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingsForm } from '../../ui/settings-form.tsx'
import { ask } from '../../ui/surprise.ts'
import classes from './settings.module.css'

/** What the office writes to people, language by language; all are kept together. */
export function TemplatesForm() {
  const { t } = useTranslation()
  const { templates, change, save, isSaved } = useTemplates()
  const [language, setLanguage] = useState<Language>('et')
  if (templates === null) return null
  const fault = (field: keyof MessageTemplates) => {
    const code = save.problem?.fields?.[`${language}.${field}`]
    return code === undefined ? null : t(`field.${code}`)
  }
  const bind = (field: keyof MessageTemplates) => ({
    value: templates[language][field],
    error: fault(field),
    onChange: (event: { currentTarget: { value: string } }) => change(language, { [field]: event.currentTarget.value })
  })
  return (
    <SettingsForm
      onSave={() => void save.run()}
      isSaving={save.isBusy}
      saved={isSaved ? t('common.saved') : null}
      problem={null}
    >
      <SegmentedControl
        aria-label={t('handover.forms.language')}
        data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
        size="sm"
      />
      <p className={classes.hint}>{t('handover.forms.hint')}</p>
      <TextInput label={t('handover.forms.subject')} size="md" maxLength={200} {...bind('subject')} />
      <Textarea label={t('handover.forms.body')} size="md" rows={8} maxLength={2000} {...bind('body')} />
      <Textarea label={t('handover.forms.message')} size="md" rows={4} maxLength={1000} {...bind('message')} />
      <Elsewhere problem={save.problem} language={language} onLook={setLanguage} />
    </SettingsForm>
  )
}

/** A fault in a language that is not on screen. */
function Elsewhere(props: { problem: Problem | null; language: Language; onLook: (language: Language) => void }) {
  const { t } = useTranslation()
  const { problem, language, onLook } = props
  if (problem === null) return null
  if (problem.fields === undefined) return <ProblemNote problem={problem} />
  const names = Object.keys(problem.fields)
  const other = languages.find((each) => each !== language && names.some((name) => name.startsWith(`${each}.`)))
  if (other === undefined || names.some((name) => name.startsWith(`${language}.`))) return null
  return (
    <>
      <ProblemNote problem={problem} />
      <Button variant="default" onClick={() => onLook(other)}>
        {t(`language.${other}`)}
      </Button>
    </>
  )
}

function useTemplates() {
  const [templates, setTemplates] = useState<AllTemplates | null>(null)
  const [isSaved, setSaved] = useState(false)
  useEffect(() => {
    void ask(() => desk().handover.templates()).then((outcome) => {
      if (outcome?.ok) setTemplates((typed) => typed ?? outcome.value)
    })
  }, [])
  const save = useAction(
    async () => {
      if (templates === null) throw new Error('nothing has been read yet')
      return desk().handover.setTemplates(templates)
    },
    () => setSaved(true)
  )
  function change(language: Language, part: Partial<MessageTemplates>) {
    setSaved(false)
    setTemplates((before) => before && { ...before, [language]: { ...before[language], ...part } })
  }
  return { templates, change, save, isSaved }
}
