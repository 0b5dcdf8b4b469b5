import { SegmentedControl, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../common/words/languages.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { useDesk } from '../state/desk-store.ts'
import { chosenReason, filledBy, reasonLanguage, reasonText } from '../templates/reasons.ts'
import { useTemplates } from '../templates/templates-store.ts'
import { FieldLine, type LineWords } from './field-line.tsx'
import classes from './new-request.module.css'

interface Props {
  draft: Draft
  error: string | null
  onChange: (part: Partial<Draft>) => void
}

/** Why the person is asked: from the office's list in the person's language, or in the clerk's own words. */
export function ReasonField({ draft, error, onChange }: Props) {
  const { t } = useTranslation()
  const reasons = useTemplates((state) => state.reasons)
  const line = useLine(draft, error)
  return (
    <div className={classes.reason}>
      {reasons.length === 0 ? null : <Choice draft={draft} onChange={onChange} />}
      <Textarea
        label={t('create.reason')}
        description={<FieldLine line={line} help={t('create.help.reason')} field="reason" />}
        inputWrapperOrder={['label', 'input', 'description']}
        value={draft.reason}
        error={error !== null}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
        rows={2}
        size="md"
        autoComplete="off"
        spellCheck={false}
        data-field="reason"
      />
    </div>
  )
}

function useLine(draft: Draft, error: string | null): LineWords {
  const { t } = useTranslation()
  if (error !== null) return { tone: 'bad', text: error, isQuiet: true }
  const { reason, reasonTranslations = {} } = draft
  if (reason === '' || Object.keys(reasonTranslations).length < 2) {
    return { tone: 'hint', text: t('create.reasonHint') }
  }
  if (reasonLanguage(draft) !== undefined) return { tone: 'info', text: t('create.reasonTranslated') }
  return { tone: 'info', text: t('create.reasonChanged') }
}

function Choice({ draft, onChange }: Omit<Props, 'error'>) {
  const { t } = useTranslation()
  const reasons = useTemplates((state) => state.reasons)
  const preferred = useDesk((state) => state.preferences.language)
  const [picked, setPicked] = useState<Language | null>(null)
  const language = reasonLanguage(draft) ?? picked ?? preferred
  const chosen = chosenReason(reasons, draft)

  function speak(next: Language) {
    setPicked(next)
    // What the clerk has written in their own words stays.
    if (chosen !== undefined) onChange(filledBy(chosen, next))
  }

  return (
    <div className={classes.choice}>
      <Select
        label={t('create.reasonFromList')}
        placeholder={t('create.reasonChoose')}
        data={reasons.map((one) => ({ value: one.id, label: reasonText(one, language) }))}
        value={chosen?.id ?? null}
        allowDeselect={false}
        onChange={(id) => {
          const reason = reasons.find((one) => one.id === id)
          if (reason !== undefined) onChange(filledBy(reason, language))
        }}
        comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', transitionProps: { duration: 0 } }}
        withScrollArea={false}
        classNames={{ options: classes.options ?? '' }}
        size="md"
        className={classes.grow}
        data-field="reasonFromList"
      />
      <SegmentedControl
        aria-label={t('create.reasonLanguage')}
        data={languages.map((value) => ({
          value,
          label: (
            <span lang={value}>
              <span aria-hidden="true">{t(`language.short.${value}`)}</span>
              <span className="visually-hidden">{t(`language.${value}`)}</span>
            </span>
          )
        }))}
        value={language}
        onChange={(value) => speak(value as Language)}
        size="sm"
      />
    </div>
  )
}
