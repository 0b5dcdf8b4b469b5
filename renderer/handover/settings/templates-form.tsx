import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { messages } from '../../../common/settings/handover.ts'
import { type Language, languages } from '../../../common/words/languages.ts'
import type { AllTemplates, MessageTemplates } from '../../../preload/contract/handover.ts'
import { desk } from '../../state/desk.ts'
import { type SettingCalls, useSetting } from '../../state/use-setting.ts'
import { Part } from '../../ui/part.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import classes from './settings.module.css'

const fields = messages.setting.value.of.of.et.of

type Field = keyof MessageTemplates

/** Each text by its language and its name: each is kept by itself. */
type Typed = Record<`${Language}.${Field}`, string>

const calls: SettingCalls<AllTemplates, Typed> = {
  read: () => desk().handover.templates(),
  keep: (typed) => desk().handover.setTemplates(templatesOf(typed)),
  inputOf: (templates) =>
    Object.fromEntries(
      languages.flatMap((language) =>
        Object.entries(templates[language]).map(([field, text]) => [`${language}.${field}`, text])
      )
    ) as Typed
}

function templatesOf(typed: Typed): AllTemplates {
  const of = (language: Language): MessageTemplates => ({
    subject: typed[`${language}.subject`],
    body: typed[`${language}.body`],
    message: typed[`${language}.message`]
  })
  return { et: of('et'), en: of('en'), ru: of('ru') }
}

/** What the office writes to people, language by language. */
export function TemplatesForm() {
  const { t } = useTranslation()
  const { form, type, row, leaving } = useSetting(calls)
  const { input: templates } = form
  const [language, setLanguage] = useState<Language>('et')
  if (templates === null) return null
  const bind = (field: Field) => {
    const name = `${language}.${field}` as const
    const code = form.fields[name]
    return {
      value: templates[name],
      error: code === undefined ? null : t(`field.${code}`),
      onChange: (event: { currentTarget: { value: string } }) => type({ [name]: event.currentTarget.value }),
      ...leaving(name)
    }
  }
  return (
    <SettingRow name="handover.templates" state={row()}>
      <Part title={t('handover.forms.title')}>
        <div className={classes.form}>
          <SegmentedControl
            aria-label={t('handover.forms.language')}
            data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            size="sm"
          />
          <p className={classes.hint}>{t('handover.forms.hint')}</p>
          <TextInput
            label={t('handover.forms.subject')}
            size="md"
            maxLength={fields.subject.most}
            {...bind('subject')}
          />
          <Textarea
            label={t('handover.forms.body')}
            size="md"
            rows={8}
            maxLength={fields.body.most}
            {...bind('body')}
          />
          <Textarea
            label={t('handover.forms.message')}
            size="md"
            rows={4}
            maxLength={fields.message.most}
            {...bind('message')}
          />
          <Elsewhere wrong={Object.keys(form.fields)} language={language} onChoose={setLanguage} />
        </div>
      </Part>
    </SettingRow>
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
