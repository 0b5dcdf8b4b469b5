import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormTemplate } from '../../preload/contract/templates.ts'
import { filledFields } from '../templates/form-templates.ts'
import { changeForms, useTemplates } from '../templates/templates-store.ts'
import { TemplateList } from './template-list.tsx'
import classes from './templates-part.module.css'

/** The office's forms: renamed and deleted here, made in the form itself. */
export function FormList() {
  const { t } = useTranslation()
  const forms = useTemplates((state) => state.forms)
  const filled = (one: FormTemplate) =>
    filledFields(one)
      .map((field) => t(`create.${field}`))
      .join(', ')
  return (
    <>
      {forms.length === 0 ? <p className={classes.none}>{t('templates.noForms')}</p> : null}
      <TemplateList
        all={forms}
        nameOf={(one) => one.name}
        detailOf={(one) => t('templates.fills', { fields: filled(one) })}
        change={changeForms}
        editor={(one, done) => <Renaming form={one} onDone={done} />}
      />
    </>
  )
}

interface RenamingProps {
  form: FormTemplate
  /** With the form as it is to be, null where nothing is to change. */
  onDone: (changed: FormTemplate | null) => void
}

function Renaming({ form, onDone }: RenamingProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(form.name)
  const [isEmpty, setEmpty] = useState(false)

  function save() {
    setEmpty(name.trim() === '')
    if (name.trim() !== '') onDone({ ...form, name })
  }
  return (
    <form
      className={classes.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        label={t('templates.formName')}
        value={name}
        error={isEmpty ? t('field.required') : null}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        size="md"
        autoComplete="off"
        autoFocus
      />
      <div className={classes.actions}>
        <Button variant="default" type="button" onClick={() => onDone(null)}>
          {t('templates.cancel')}
        </Button>
        <Button type="submit">{t('templates.save')}</Button>
      </div>
    </form>
  )
}
