import { create } from 'zustand'
import type { Outcome } from '../../preload/problem.ts'
import type { FormTemplate, ReasonTemplate, Templates } from '../../preload/shapes-form.ts'
import { desk } from '../desk.ts'
import { ask } from '../ui/surprise.ts'

/** The office's templates; empty until they have been read. */
export const useTemplates = create<Templates>(() => ({ reasons: [], forms: [] }))

/** Takes over what main answers; what it refuses, or undefined where all went well or nobody answered. */
async function taken(call: () => Promise<Outcome<Templates>>) {
  const outcome = await ask(call)
  if (outcome?.ok) useTemplates.setState(outcome.value)
  return outcome === undefined || outcome.ok ? undefined : outcome.error
}

/** Reads the templates. */
export const readTemplates = () => taken(() => desk().templates.get())

/** Keeps the list of reasons as it is to be; answers what was wrong with it, if anything. */
export const keepReasons = (reasons: ReasonTemplate[]) => taken(() => desk().templates.setReasons({ reasons }))

/** Keeps the list of forms as it is to be; answers what was wrong with it, if anything. */
export const keepForms = (forms: FormTemplate[]) => taken(() => desk().templates.setForms({ forms }))
