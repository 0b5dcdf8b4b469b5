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
  const { form, type, take, ...inHand } = useSetting(calls)
  const { example, tried, follow } = useExample(tryOut)
  const { view, input, fields, problem, saved } = form
  const said = saidOf(input?.template ?? '', tried)
  return {
    ...inHand,
    view,
    input,
    example: example ?? view?.example ?? '',
    wrong: fields.template ?? said.wrong,
    problem: problem ?? said.problem,
    /** The folder is chosen by a call of its own. */
    isFolderSaved: saved === folderName,
    type(part: Partial<FilingInput>) {
      type(part)
      if (part.template !== undefined) follow(part.template)
    },
    chooseFolder: () => take(() => desk().filing.chooseFolder(), folderName),
    fileEarlier: () => take(() => desk().filing.fileEarlier()),
    confirmFolder: () => take(() => desk().filing.confirmFolder()),
    answerLinks: (use: boolean) => take(() => desk().filing.answerLinks({ use }))
  }
}

const folderName = 'folder'

/** The office's way of filing, in hand. */
export type FilingInHand = ReturnType<typeof useFiling>
