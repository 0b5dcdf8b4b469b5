import type { FilingView } from '../../preload/contract/filing.ts'
import { desk } from '../state/desk.ts'
import { saidOf, useExample } from '../state/use-example.ts'
import { type SettingCalls, useSetting } from '../state/use-setting.ts'

/** What can be typed and turned. */
export type FilingInput = Pick<FilingView, 'when' | 'template' | 'manifest' | 'clerk'>

const calls: SettingCalls<FilingView, FilingInput> = {
  read: () => desk().filing.get(),
  keep: (input) => desk().filing.set(input),
  inputOf: ({ when, template, manifest, clerk }) => ({ when, template, manifest, clerk }),
  follow: (again) => desk().on.filingChanged(again)
}
const tryOut = (typed: { template: string }) => desk().filing.tryOut(typed)

/** The office's way of filing: reading, trying out while it is typed, keeping, and how filing stands. */
export function useFiling() {
  const { form, isSaving, change, save, take } = useSetting(calls)
  const { example, tried, follow, stop, forget } = useExample(tryOut)
  const { view, input, fields, problem, isSaved } = form
  const said = saidOf(input?.template ?? '', tried)
  return {
    view,
    input,
    example: example ?? view?.example ?? '',
    wrong: fields.template ?? said.wrong,
    problem: problem ?? said.problem,
    isSaved,
    isSaving,
    change(part: Partial<FilingInput>) {
      change(part)
      if (part.template !== undefined) follow(part.template)
    },
    async save() {
      stop()
      if (await save()) forget()
    },
    chooseFolder: () => take(() => desk().filing.chooseFolder()),
    fileEarlier: () => take(() => desk().filing.fileEarlier()),
    confirmFolder: () => take(() => desk().filing.confirmFolder()),
    answerLinks: (use: boolean) => take(() => desk().filing.answerLinks({ use }))
  }
}
