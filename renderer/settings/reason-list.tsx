import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../common/words/languages.ts'
import type { Problem } from '../../common/words/problems.ts'
import type { ReasonTemplate } from '../../preload/contract/templates.ts'
import { useDesk } from '../state/desk-store.ts'
import { reasonText } from '../templates/reasons.ts'
import { changeReasons, useTemplates } from '../templates/templates-store.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TemplateList } from './template-list.tsx'
import classes from './templates-part.module.css'

const empty: ReasonTemplate = { id: '', et: '', en: '', ru: '' }

/** The office's reasons, each in as many languages as it has been written in. */
export function ReasonList() {
  const { t } = useTranslation()
  const reasons = useTemplates((state) => state.reasons)
  const language = useDesk((state) => state.preferences.language)
  const [isAdding, setAdding] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** The focus comes back to the button after a reason was added, and is not taken by it before. */
  const hasAdded = useRef(false)

  const missing = (one: ReasonTemplate) => {
    const without = languages.filter((code) => one[code] === '').map((code) => t(`language.${code}`))
    return without.length === 0 ? '' : t('templates.missing', { languages: without.join(', ') })
  }
  async function add(reason: ReasonTemplate | null) {
    const refused = reason === null ? undefined : await changeReasons((all) => [...all, reason])
    setProblem(refused ?? null)
    if (refused === undefined) setAdding(false)
  }

  return (
    <>
      <TemplateList
        all={reasons}
        nameOf={(one) => reasonText(one, language)}
        detailOf={missing}
        change={changeReasons}
        editor={(one, done) => <ReasonEditor reason={one} onDone={done} />}
      />
      {isAdding ? (
        <ReasonEditor reason={empty} onDone={(reason) => void add(reason)} />
      ) : (
        <div>
          <Button
            variant="default"
            autoFocus={hasAdded.current}
            onClick={() => {
              hasAdded.current = true
              setAdding(true)
            }}
          >
            {t('templates.addReason')}
          </Button>
        </div>
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  )
}

interface EditorProps {
  reason: ReasonTemplate
  /** With the reason as it is to be, null where nothing is to change. */
  onDone: (changed: ReasonTemplate | null) => void
}

function ReasonEditor({ reason, onDone }: EditorProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(reason)
  const [isEmpty, setEmpty] = useState(false)

  function save() {
    const isFilled = languages.some((language) => typed[language].trim() !== '')
    setEmpty(!isFilled)
    if (isFilled) onDone(typed)
  }
  const field = (language: Language, isFirst: boolean) => (
    <Textarea
      key={language}
      label={<span lang={language}>{t(`language.${language}`)}</span>}
      value={typed[language]}
      error={isFirst && isEmpty ? t('templates.reasonEmpty') : null}
      onChange={(event) => setTyped({ ...typed, [language]: event.currentTarget.value })}
      lang={language}
      maxLength={1000}
      autosize
      minRows={1}
      size="md"
      autoComplete="off"
      spellCheck={false}
      autoFocus={isFirst}
    />
  )
  return (
    <div className={classes.editor}>
      {languages.map((language, index) => field(language, index === 0))}
      <div className={classes.actions}>
        <Button variant="default" onClick={() => onDone(null)}>
          {t('templates.cancel')}
        </Button>
        <Button onClick={save}>{t('templates.save')}</Button>
      </div>
    </div>
  )
}
