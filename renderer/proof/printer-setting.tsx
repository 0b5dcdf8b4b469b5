import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failed } from '../../common/words/problems.ts'
import type { PrintChoice, Printer } from '../../preload/contract/printing.ts'
import { type SettingCalls, type SettingInHand, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useLate } from '../ui/use-late.ts'
import { NoPrinter } from './no-printer.tsx'
import { PagesFields } from './pages-fields.tsx'
import { papersFor } from './papers.ts'
import { keepChoice, type PrintJob, readChoice } from './print-choice.ts'
import classes from './printer-form.module.css'
import { isCounted, type TypedPrint, typedOf } from './typed-print.ts'
import { usePrinters } from './use-printers.ts'

interface Typed extends TypedPrint {
  /** What people call the printer. */
  label: string
}

type Papers = readonly PrintChoice['paper'][]

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
  /** What stands above it, where the page is about more than printing. */
  title?: string
}

/** On which printer and paper the desk prints one kind of job. */
export function PrinterSetting({ job, title }: Props) {
  const { t } = useTranslation()
  const { list, problem, refresh } = usePrinters()
  const isLate = useLate(list === null)
  const inHand = useSetting(calls[job])
  const { input } = inHand.form
  const content = (
    <>
      {inHand.form.problem === null ? null : <ProblemNote problem={inHand.form.problem} />}
      {list === null && isLate ? <p role="status">{t('print.looking')}</p> : null}
      {list?.length === 0 ? <NoPrinter problem={problem} onRefresh={() => void refresh()} /> : null}
      {input === null || list === null || list.length === 0 ? null : (
        <Fields typed={input} inHand={inHand} papers={papersFor[job]} list={list} />
      )}
    </>
  )
  return (
    <SettingRow name={`printing.${job}`} state={inHand.row()}>
      {title === undefined ? content : <Part title={title}>{content}</Part>}
    </SettingRow>
  )
}

interface FieldsProps {
  typed: Typed
  inHand: SettingInHand<PrintChoice | null, Typed>
  papers: Papers
  list: readonly Printer[]
}

function Fields({ typed, inHand, papers, list }: FieldsProps) {
  const { t } = useTranslation()
  const isGone = typed.printer !== null && !list.some(({ name }) => name === typed.printer)
  return (
    <div className={classes.form}>
      {isGone ? (
        <Note tone="warn">
          <p>{t('print.gone', { printer: typed.label })}</p>
        </Note>
      ) : null}
      <NativeSelect
        label={t('print.printer')}
        data={[
          ...(typed.printer === null ? [{ value: '', label: t('print.choose') }] : []),
          ...(isGone ? [{ value: typed.printer ?? '', label: typed.label }] : []),
          ...list.map((one) => ({ value: one.name, label: one.label }))
        ]}
        value={typed.printer ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = list.find(({ name }) => name === value)
          if (chosen === undefined) return
          inHand.choose({ printer: chosen.name, label: chosen.label, paper: typed.paper ?? papers[0] ?? 'A4' })
        }}
        size="md"
      />
      {typed.printer === null ? null : (
        <PagesFields
          copies={typed.copies}
          paper={typed.paper}
          papers={papers}
          onCopies={(copies) => inHand.type({ copies })}
          onPaper={(paper) => inHand.choose({ paper })}
          leavingCopies={inHand.leaving('copies')}
        />
      )}
    </div>
  )
}
