import { Button, Checkbox, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { useMay } from '../state/rights.ts'
import { filledFields, personal, type TemplateField, templateOf } from '../templates/form-templates.ts'
import { changeForms } from '../templates/templates-store.ts'
import { announce } from '../ui/announce.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useKeys } from '../ui/use-keys.ts'
import classes from './new-request.module.css'

/** Keeps the form as it is now for the next time, without what is about this one person unless the clerk wants it. */
export function SaveTemplate({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const may = useMay('templates.setForms')
  const canSave = may && filledFields(draft).length > 0

  function close(name: string) {
    setOpen(false)
    setSaved(name)
    if (name !== '') announce(t('create.templateSaved', { name }))
    // The button comes back in the same turn.
    setTimeout(() => opener.current?.focus(), 0)
  }

  if (isOpen) return <NameIt draft={draft} onClose={close} />
  if (!canSave && saved === '') return null
  return (
    <div className={classes.saveTemplate}>
      <Button
        ref={opener}
        type="button"
        size="compact-sm"
        variant="subtle"
        className={classes.earlier}
        onClick={() => setOpen(true)}
      >
        {t('create.templateSave')}
      </Button>
      {saved === '' ? null : <span className={classes.saved}>{t('create.templateSaved', { name: saved })}</span>}
    </div>
  )
}

interface NameProps {
  draft: Draft
  /** With the name that it was saved under, empty where it was not. */
  onClose: (name: string) => void
}

function NameIt({ draft, onClose }: NameProps) {
  const { t } = useTranslation()
  const fields = filledFields(draft)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const [name, setName] = useState('')
  const [left, setLeft] = useState<readonly TemplateField[]>(personal)
  const [problem, setProblem] = useState<Problem | null>(null)
  const wanted = fields.filter((field) => !left.includes(field))
  const isNameless = problem?.fields?.name === 'required'

  useKeys({ escape: () => onClose('') })

  async function save() {
    const refused = await changeForms((forms) => [...forms, templateOf(draft, name, wanted)])
    if (refused === undefined) onClose(name.trim())
    else setProblem(refused)
  }

  return (
    <div className={classes.saveBox} ref={box}>
      <TextInput
        label={t('create.templateName')}
        value={name}
        error={isNameless ? t('field.required') : null}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void save()
        }}
        maxLength={100}
        size="md"
        autoComplete="off"
        data-autofocus
        autoFocus
      />
      <Checkbox.Group
        label={t('create.templateFields')}
        value={wanted}
        onChange={(chosen) => setLeft(fields.filter((field) => !chosen.includes(field)))}
      >
        <div className={classes.checks}>
          {fields.map((field) => (
            <Checkbox key={field} value={field} label={t(`create.${field}`)} size="sm" />
          ))}
        </div>
      </Checkbox.Group>
      {problem === null || isNameless ? null : <ProblemNote problem={problem} />}
      <div className={classes.saveActions}>
        <Button type="button" variant="default" onClick={() => onClose('')}>
          {t('create.templateCancel')}
        </Button>
        <Button type="button" aria-disabled={wanted.length === 0} onClick={() => wanted.length > 0 && void save()}>
          {t('create.templateKeep')}
        </Button>
      </div>
    </div>
  )
}
