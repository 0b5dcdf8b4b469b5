import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { printing } from '../../common/settings/printing.ts'
import type { PrintChoice, Printer } from '../../preload/contract/printing.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLate } from '../ui/use-late.ts'
import { paperNames } from './print-choice.ts'
import classes from './printer-form.module.css'
import { printerToBeginWith, usePrinters } from './use-printers.ts'

type Paper = PrintChoice['paper']

const { most: mostCopies } = printing.proof.setting.value.of.of.copies

interface Props {
  /** What the form begins with. */
  choice: PrintChoice | null
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
  const first = printerToBeginWith(list, props.choice)
  if (first !== undefined) return <Fields {...props} list={list} first={first} />
  return (
    <div className={classes.form}>
      {problem === null ? (
        <Note tone="warn">
          <p>{t('print.noPrinter')}</p>
        </Note>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void refresh()} data-first-field>
          {t('print.refresh')}
        </Button>
        {props.children}
      </div>
    </div>
  )
}

function Fields({ choice, papers, submit, isBusy, onSubmit, children, list, first }: FieldsProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(first.name)
  const [copies, setCopies] = useState<number | string>(choice?.copies ?? 1)
  const [paper, setPaper] = useState(choice?.paper ?? papers[0] ?? 'A4')
  const isGone = choice !== null && first.name !== choice.printer && name === first.name
  const printer = list.find((one) => one.name === name) ?? first
  const isCounted = typeof copies === 'number' && Number.isInteger(copies) && copies >= 1 && copies <= mostCopies
  function submitIt() {
    if (isCounted && isBusy !== true) onSubmit({ printer: printer.name, label: printer.label, copies, paper })
  }

  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      {isGone ? (
        <Note tone="warn">
          <p>{t('print.gone', { printer: choice.label })}</p>
        </Note>
      ) : null}
      <NativeSelect
        label={t('print.printer')}
        data={list.map((one) => ({ value: one.name, label: one.label }))}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        size="md"
        data-first-field
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('print.copies')}
          value={copies}
          onChange={setCopies}
          error={isCounted ? null : t('print.copiesWrong', { most: mostCopies })}
          min={1}
          max={mostCopies}
          clampBehavior="none"
          allowDecimal={false}
          size="md"
        />
        <NativeSelect
          label={t('print.paper')}
          data={papers.map((each) => ({ value: each, label: paperNames[each] }))}
          value={paper}
          onChange={(event) => setPaper(papers.find((each) => each === event.currentTarget.value) ?? paper)}
          size="md"
        />
      </div>
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
  first: Printer
}
