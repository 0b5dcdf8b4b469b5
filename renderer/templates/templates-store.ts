import { create } from 'zustand'
import type { Outcome } from '../../common/words/problems.ts'
import type { FormTemplate, ReasonTemplate, Templates } from '../../preload/contract/templates.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** The office's templates; empty until they have been read. */
export const useTemplates = create<Templates>(() => ({ reasons: [], forms: [] }))

/** Takes over what main returns; what it refuses, or undefined where all went well or nobody answered. */
async function taken(call: () => Promise<Outcome<Templates>>) {
  const outcome = await ask(call)
  if (outcome?.ok) useTemplates.setState(outcome.value)
  return outcome === undefined || outcome.ok ? undefined : outcome.error
}

/** Reads the templates. */
export const readTemplates = () => taken(() => desk().templates.get())

/** Changes the list of reasons, as main has it now; returns what was wrong with that, if anything. */
export const changeReasons = (change: (reasons: ReasonTemplate[]) => ReasonTemplate[]) =>
  taken(async () => {
    const kept = await desk().templates.get()
    return kept.ok ? desk().templates.setReasons({ reasons: change(kept.value.reasons) }) : kept
  })

/** Changes the list of forms, as main has it now; returns what was wrong with that, if anything. */
export const changeForms = (change: (forms: FormTemplate[]) => FormTemplate[]) =>
  taken(async () => {
    const kept = await desk().templates.get()
    return kept.ok ? desk().templates.setForms({ forms: change(kept.value.forms) }) : kept
  })
