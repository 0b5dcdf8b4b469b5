import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormTemplate } from '../../preload/contract/templates.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { fillFrom, takeOut } from '../templates/form-templates.ts'
import { useTemplates } from '../templates/templates-store.ts'
import { FieldLine, type LineWords } from './field-line.tsx'
import classes from './new-request.module.css'

interface Props {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

/** Fills the form from one of the office's templates; what it covered comes back by one press, and what was typed since stays. */
export function TemplateChoice({ draft, onChange }: Props) {
  const { t } = useTranslation()
  const forms = useTemplates((state) => state.forms)
  const [applied, setApplied] = useState<{ template: FormTemplate; before: Draft } | null>(null)
  if (forms.length === 0) return null

  function apply(id: string | null) {
    const template = forms.find((one) => one.id === id)
    if (template === undefined) return
    setApplied({ template, before: draft })
    onChange(fillFrom(template, draft))
  }
  function undo() {
    if (applied === null) return
    setApplied(null)
    onChange(takeOut(applied.template, applied.before, draft))
  }

  const line: LineWords =
    applied === null
      ? { tone: 'hint', text: t('create.templateHint') }
      : {
          tone: 'info',
          text: t('create.templateFilled', { name: applied.template.name }),
          offers: [{ words: t('create.undo'), take: undo }]
        }
  return (
    <Select
      label={t('create.template')}
      description={<FieldLine line={line} field="template" />}
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={t('create.templateChoose')}
      data={forms.map(({ id, name }) => ({ value: id, label: name }))}
      value={applied?.template.id ?? null}
      allowDeselect={false}
      onChange={apply}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', transitionProps: { duration: 0 } }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      size="md"
      data-field="template"
    />
  )
}
