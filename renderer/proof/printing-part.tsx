import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { proofPapers } from './print-area.tsx'
import { choosePrinter, usePrintChoice } from './print-choice.ts'
import classes from './printer-form.module.css'
import { PrinterForm } from './printer-form.tsx'

/** Which printer this desk prints proofs on. */
export function PrintingPart() {
  const { t } = useTranslation()
  const choice = usePrintChoice('proof')
  const [done, setDone] = useState<{ isSaved: boolean; problem: Problem | null }>({ isSaved: false, problem: null })
  if (choice === undefined) return null

  async function save(chosen: PrintChoice) {
    const problem = await choosePrinter('proof', chosen)
    setDone({ isSaved: problem === null, problem })
    if (problem === null) announce(t('print.saved', { printer: chosen.label }))
  }

  return (
    <>
      <p className={classes.hint}>{t('print.settingsHint')}</p>
      <PrinterForm
        choice={choice}
        papers={proofPapers}
        submit={t('print.save')}
        onSubmit={(chosen) => void save(chosen)}
      />
      {done.problem === null ? null : <ProblemNote problem={done.problem} />}
      {done.isSaved && choice !== null ? (
        <Note tone="good">
          <p>{t('print.saved', { printer: choice.label })}</p>
        </Note>
      ) : null}
    </>
  )
}
