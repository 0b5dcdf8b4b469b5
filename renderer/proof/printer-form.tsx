import { Button, NativeSelect } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintChoice, Printer } from '../../preload/contract/printing.ts'
import { comboOf } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { mayBeScanners } from '../ui/scanning.ts'
import { useLate } from '../ui/use-late.ts'
import { NoPrinter } from './no-printer.tsx'
import { PagesFields } from './pages-fields.tsx'
import classes from './printer-form.module.css'
import { isCounted, type TypedPrint } from './typed-print.ts'
import { printerToBeginWith, usePrinters } from './use-printers.ts'

type Paper = PrintChoice['paper']

interface Props {
  /** What the desk has chosen. */
  choice: PrintChoice | null
  /** What stands in the fields, and how it is changed. */
  typed: TypedPrint
  onType: (part: Partial<TypedPrint>) => void
  /** The papers to choose from, the usual one first. */
  papers: readonly Paper[]
  /** What the button says. */
  submit: string
  isBusy?: boolean
  onSubmit: (choice: PrintChoice) => void
  /** Beside the button. */
  children?: ReactNode
}

/** Which printer, how many copies, on which paper. */
export function PrinterForm(props: Props) {
  const { t } = useTranslation()
  const { list, problem, refresh } = usePrinters()
  const isLate = useLate(list === null)
  if (list === null) return isLate ? <p role="status">{t('print.looking')}</p> : null
  const printer = printerToBeginWith(list, props.typed.printer)
  if (printer !== undefined) return <Fields {...props} list={list} printer={printer} />
  return (
    <NoPrinter problem={problem} onRefresh={() => void refresh()}>
      {props.children}
    </NoPrinter>
  )
}

function Fields({ choice, typed, onType, papers, submit, isBusy, onSubmit, children, list, printer }: FieldsProps) {
  const { t } = useTranslation()
  const { copies } = typed
  const paper = typed.paper ?? papers[0] ?? 'A4'
  // The form shows another printer than the one it began with.
  const isGone = choice !== null && typed.printer === choice.printer && printer.name !== choice.printer
  function submitIt() {
    if (isCounted(copies) && isBusy !== true) onSubmit({ printer: printer.name, label: printer.label, copies, paper })
  }

  /** Enter prints, or keeps, from the printer and the number; what a scanner ends with Enter does nothing. */
  function onKeyDown(event: KeyboardEvent) {
    const { target, nativeEvent } = event
    const isField = target instanceof HTMLSelectElement || target instanceof HTMLInputElement
    if (!isField || comboOf(nativeEvent) !== 'enter' || event.repeat) return
    event.preventDefault()
    if (!mayBeScanners(nativeEvent, target.value)) submitIt()
  }

  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      {isGone ? (
        <Note tone="warn">
          <p>{t('print.gone', { printer: choice.label })}</p>
        </Note>
      ) : null}
      <NativeSelect
        label={t('print.printer')}
        data={list.map((one) => ({ value: one.name, label: one.label }))}
        value={printer.name}
        onChange={(event) => onType({ printer: event.currentTarget.value })}
        size="md"
        data-first-field
      />
      <PagesFields
        copies={copies}
        paper={paper}
        papers={papers}
        onCopies={(value) => onType({ copies: value })}
        onPaper={(value) => onType({ paper: value })}
      />
      <div className={classes.buttons}>
        {/* No submit button: a scanner ends what it types into a field with Enter, and must print nothing. */}
        <Button aria-disabled={isBusy === true} onClick={submitIt}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  )
}

interface FieldsProps extends Props {
  list: readonly Printer[]
  printer: Printer
}
