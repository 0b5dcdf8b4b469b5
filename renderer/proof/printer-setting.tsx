import { failed } from '../../common/words/problems.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { type SettingCalls, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { papersFor } from './papers.ts'
import { keepChoice, type PrintJob, readChoice } from './print-choice.ts'
import { PrinterForm } from './printer-form.tsx'
import { isCounted, type TypedPrint, typedOf } from './typed-print.ts'

interface Typed extends TypedPrint {
  /** What people call the printer. */
  label: string
}

const callsOf = (job: PrintJob): SettingCalls<PrintChoice | null, Typed> => ({
  read: () => readChoice(job),
  async keep({ printer, label, copies, paper }) {
    if (printer === null || paper === null || !isCounted(copies)) return failed({ code: 'invalid' })
    return await keepChoice(job, { printer, label, copies, paper })
  },
  inputOf: (choice) => ({ ...typedOf(choice), label: choice?.label ?? '' })
})

const calls: Readonly<Record<PrintJob, SettingCalls<PrintChoice | null, Typed>>> = {
  proof: callsOf('proof'),
  slip: callsOf('slip')
}

interface Props {
  job: PrintJob
  /** What the button says. */
  submit: string
  /** What is said once it is kept, of the printer as people call it. */
  saved: (printer: string) => string
}

/** On which printer and paper the desk prints one kind of job. */
export function PrinterSetting({ job, submit, saved }: Props) {
  const { form, change, choose } = useSetting(calls[job])
  const { view, input, problem, isSaved } = form
  return (
    <>
      {input === null ? null : (
        <PrinterForm
          choice={view}
          typed={input}
          onType={change}
          papers={papersFor[job]}
          submit={submit}
          onSubmit={choose}
        />
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
      {/* Stays in the page, or screen readers would miss what is said in it. */}
      <div role="status">
        {isSaved && view !== null ? (
          <Note tone="good">
            <p>{saved(view.label)}</p>
          </Note>
        ) : null}
      </div>
    </>
  )
}
