import { useEffect, useRef, useState } from 'react'
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import type { FilingView } from '../../preload/contract/filing.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** What can be typed and turned. */
export type FilingInput = Pick<FilingView, 'when' | 'template' | 'manifest' | 'clerk'>

interface FilingForm {
  /** As main last told; null until it has been read. */
  view: FilingView | null
  /** As typed; null until it has been read. */
  input: FilingInput | null
  example: string
  wrong: FieldProblemCode | null
  problem: Problem | null
  isSaved: boolean
}

const empty: FilingForm = { view: null, input: null, example: '', wrong: null, problem: null, isSaved: false }

/** A pause in typing after which the example follows. */
const settleMs = 300

const inputOf = ({ when, template, manifest, clerk }: FilingView): FilingInput => ({ when, template, manifest, clerk })

/** The office's way of filing: reading, trying out while it is typed, keeping, and how filing stands. */
export function useFiling() {
  const [form, setForm] = useState(empty)
  const [isSaving, setSaving] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const readAgain = async () => {
      const outcome = await ask(() => desk().filing.get())
      if (outcome !== undefined) setForm((before) => read(before, outcome))
    }
    void readAgain()
    const off = desk().on.filingChanged(() => void readAgain())
    return () => {
      clearTimeout(timer.current)
      off()
    }
  }, [])

  function change(part: Partial<FilingInput>) {
    setForm((before) => typed(before, part))
    const { template } = part
    if (template === undefined) return
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const outcome = await ask(() => desk().filing.tryOut({ template }))
      if (outcome !== undefined) setForm((before) => tried(before, template, outcome))
    }, settleMs)
  }

  async function keep(answer: () => Promise<Outcome<FilingView | null>>, isSaved: boolean) {
    if (isSaving) return
    clearTimeout(timer.current)
    setSaving(true)
    const outcome = await ask(answer)
    setSaving(false)
    if (outcome !== undefined) setForm((before) => kept(before, outcome, isSaved))
  }

  return {
    form,
    isSaving,
    change,
    save: () => {
      const { input } = form
      return input === null ? Promise.resolve() : keep(() => desk().filing.set(input), true)
    },
    chooseFolder: () => keep(() => desk().filing.chooseFolder(), false),
    fileEarlier: () => keep(() => desk().filing.fileEarlier(), false),
    confirmFolder: () => keep(() => desk().filing.confirmFolder(), false),
    answerLinks: (use: boolean) => keep(() => desk().filing.answerLinks({ use }), false)
  }
}

/** What the clerk has begun to type stays. */
function read(form: FilingForm, outcome: Outcome<FilingView>): FilingForm {
  if (!outcome.ok) return { ...form, problem: outcome.error }
  const { value } = outcome
  return form.input === null
    ? { ...form, view: value, input: inputOf(value), example: value.example }
    : { ...form, view: value }
}

function typed(form: FilingForm, part: Partial<FilingInput>): FilingForm {
  if (form.input === null) return form
  return { ...form, input: { ...form.input, ...part }, wrong: null, problem: null, isSaved: false }
}

function tried(form: FilingForm, template: string, outcome: Outcome<{ example: string }>): FilingForm {
  if (form.input?.template !== template) return form
  if (outcome.ok) return { ...form, example: outcome.value.example, wrong: null }
  return { ...form, wrong: outcome.error.fields?.template ?? null }
}

function kept(form: FilingForm, outcome: Outcome<FilingView | null>, isSaved: boolean): FilingForm {
  if (!outcome.ok) {
    const wrong = outcome.error.fields?.template ?? null
    return { ...form, wrong, problem: wrong === null ? outcome.error : null, isSaved: false }
  }
  const view = outcome.value
  if (view === null) return form
  return isSaved
    ? { view, input: inputOf(view), example: view.example, wrong: null, problem: null, isSaved }
    : { ...form, view, problem: null, isSaved }
}
