import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../common/words/problems.ts'
import type { PrintChoice } from '../../../preload/contract/printing.ts'
import { choosePrinter, usePrintChoice } from '../../proof/print-choice.ts'
import { PrinterForm } from '../../proof/printer-form.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import classes from './settings.module.css'

/** The papers for a slip, the usual one first. */
const slipPapers = ['A6', '80mm'] as const satisfies readonly PrintChoice['paper'][]

/** On which printer and paper slips are printed. */
export function SlipForm() {
  const { t } = useTranslation()
  const choice = usePrintChoice('slip')
  const [savedOn, setSavedOn] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (choice === undefined) return null

  async function save(chosen: PrintChoice) {
    const wrong = await choosePrinter('slip', chosen)
    setProblem(wrong)
    setSavedOn(wrong === null ? chosen.label : null)
  }

  return (
    <>
      <PrinterForm
        choice={choice}
        papers={slipPapers}
        submit={t('common.save')}
        onSubmit={(chosen) => void save(chosen)}
      />
      {problem === null ? null : <ProblemNote problem={problem} />}
      <p role="status" className={classes.saved}>
        {savedOn === null ? null : t('handover.forms.saved', { printer: savedOn })}
      </p>
    </>
  )
}
