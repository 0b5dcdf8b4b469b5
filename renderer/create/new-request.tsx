import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { type FieldProblems, firstWrong } from '../claims/check.ts'
import { changeDraft, type Draft, emptyDraft, isTyped, putDraft, useDrafts } from '../drafts/draft-store.ts'
import { useHand } from '../state/hand-store.ts'
import { readOfficeCountry } from '../state/office-country.ts'
import { readTemplates } from '../templates/templates-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { PanelHead } from '../ui/panel-head.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { AskedBeforeNote } from './asked-before-note.tsx'
import { CameBefore } from './came-before.tsx'
import { CountryQuestion } from './country-question.tsx'
import { Fields } from './fields.tsx'
import { Emptied, Notes, OfflineNote, Summary } from './form-notes.tsx'
import { IdentifyAnyone } from './identify-anyone.tsx'
import classes from './new-request.module.css'
import { SaveTemplate } from './save-template.tsx'
import { ServiceChoice, ServiceSuggestion } from './service-choice.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { useCreate, useSuggestedReference } from './use-create.ts'
import { useEnter } from './use-enter.ts'

interface Props {
  draftKey: string
  service: ServiceView
  onBack: () => void
}

/** A new request, or a refused one being put right. */
export function NewRequest({ draftKey, service, onBack }: Props) {
  const { t } = useTranslation()
  const draft = useDrafts((state) => state.drafts[draftKey])
  const form = useRef<HTMLFormElement>(null)
  const wasTypedBefore = useRef(draft !== undefined && isNew(draft) && isTyped(draft))
  /** What was given up for an empty form. */
  const [emptied, setEmptied] = useState<Draft | null>(null)
  const creating = useCreate(draftKey, draft)
  const {
    fields,
    problem,
    isCreating,
    isAskedUnchanged,
    attempt,
    create,
    identifyAnyone,
    bare,
    answer,
    leave,
    forgive
  } = creating
  useSuggestedReference(draftKey, draft)
  const onEnter = useEnter(form, () => void create())
  useFocusWrong(form, attempt, fields)
  useFocusDiffering(form, draftKey)
  useEffect(() => {
    void readTemplates()
    void readOfficeCountry()
  }, [])
  useActions({ create: () => void create(), identifyAnyone: identifyAnyone && (() => void identifyAnyone()) })
  if (draft === undefined) return null

  function startEmpty() {
    wasTypedBefore.current = false
    setEmptied(draft ?? null)
    putDraft(draftKey, emptyDraft(draft?.serviceId ?? service.id))
    announce(t('create.emptied'))
    toFirstField()
  }
  function bringBack(before: Draft) {
    setEmptied(null)
    putDraft(draftKey, before)
    toFirstField()
  }
  function toFirstField() {
    toField('claims.sub')
  }
  function toField(name: string) {
    form.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus()
  }

  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title}>
            <TitleWords draft={draft} />
          </h2>
        }
      />
      <CountryQuestion bare={bare} onAnswer={answer} onClose={leave} />
      <form
        ref={form}
        className={classes.form}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onKeyDownCapture={onEnter}
      >
        <div className={classes.body}>
          <ServiceChoice draftKey={draftKey} draft={draft} />
          <Notes draft={draft} wasTypedBefore={wasTypedBefore.current} onStartEmpty={startEmpty} />
          {emptied === null ? null : (
            // Not once something else is written: bringing the old back would take that away. Its room stays, or the first
            // letter would pull the fields up.
            <div className={classes.emptied} data-gone={isTyped(draft)}>
              <Emptied onUndo={() => bringBack(emptied)} />
            </div>
          )}
          <CameBefore
            draft={draft}
            onUse={(part) => {
              changeDraft(draftKey, { claims: { ...draft.claims, ...part } })
              forgive(...Object.keys(part).map((type) => `claims.${type}`), 'claims')
              const [type] = Object.keys(part)
              toField(`claims.${type}`)
            }}
          />
          <TemplateChoice
            draft={draft}
            onChange={(part) => {
              changeDraft(draftKey, part)
              forgive(...Object.keys(fields))
            }}
          />
          <Fields
            draft={draft}
            problems={fields}
            onChange={(part, ...names) => {
              changeDraft(draftKey, part)
              forgive(...names)
            }}
          />
          <SaveTemplate draft={draft} />
        </div>
        <footer className={classes.foot}>
          <OfflineNote serviceId={draft.serviceId} />
          <ServiceSuggestion draftKey={draftKey} draft={draft} />
          {/* Here and not beside the fields: it comes while the clerk types, and must not push them. */}
          <AskedBeforeNote draft={draft} />
          <Summary problems={fields} />
          {isAskedUnchanged ? (
            <Note tone="warn">
              <p>{t('create.unchanged')}</p>
            </Note>
          ) : null}
          {problem === null ? null : <ProblemNote problem={problem} />}
          {identifyAnyone === undefined ? null : (
            <IdentifyAnyone isCreating={isCreating} onPress={() => void identifyAnyone()} />
          )}
          <KeyHint label={t('create.create')} combo={actionKeys.create}>
            {/* No submit button: a scanner's Enter in a field must not send anything that cannot be taken back. */}
            <Button
              type="button"
              data-create
              size="md"
              fullWidth
              aria-keyshortcuts={ariaKeys(actionKeys.create)}
              aria-disabled={isCreating}
              onClick={() => void create()}
            >
              <CreateWords
                isCreating={isCreating}
                isUnchanged={isAskedUnchanged}
                isCorrection={draft.corrects !== undefined}
              />
            </Button>
          </KeyHint>
        </footer>
      </form>
    </>
  )
}

const isNew = (draft: Draft) => draft.corrects === undefined && draft.asksAgain === undefined

function TitleWords({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  if (draft.asksAgain !== undefined) return t('create.askAgainTitle')
  return draft.corrects === undefined ? t('create.title') : t('create.correctTitle')
}

interface CreateWordsProps {
  isCreating: boolean
  isUnchanged: boolean
  isCorrection: boolean
}

function CreateWords({ isCreating, isUnchanged, isCorrection }: CreateWordsProps) {
  const { t } = useTranslation()
  if (isCreating) return t('create.creating')
  if (isUnchanged) return t('create.createAnyway')
  return isCorrection ? t('create.correctAndSend') : t('create.create')
}

/** After a refused attempt the focus goes to the first field that is wrong. */
function useFocusWrong(form: { current: HTMLFormElement | null }, attempt: number, problems: FieldProblems) {
  const latest = useRef(problems)
  latest.current = problems
  useEffect(() => {
    if (attempt === 0) return
    const wrong = firstWrong(latest.current)
    const name = wrong === 'claims' ? 'claims.sub' : wrong
    const field = form.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)
    // Where the focus is there already it comes anew: only then does a screen reader say what is wrong.
    field?.blur()
    field?.focus()
  }, [attempt, form])
}

/** Asking again begins in the field that differed, once the pane has put the focus where others begin. */
function useFocusDiffering(form: { current: HTMLFormElement | null }, draftKey: string) {
  const focusSerial = useHand((state) => state.focusSerial)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the form is opened, and not while it is written
  useEffect(() => {
    const differing = useDrafts.getState().drafts[draftKey]?.asksAgainWith?.differing
    if (differing === undefined) return
    const timer = setTimeout(() =>
      form.current?.querySelector<HTMLElement>(`[data-field="claims.${differing}"]`)?.focus()
    )
    return () => clearTimeout(timer)
  }, [focusSerial, draftKey, form])
}
