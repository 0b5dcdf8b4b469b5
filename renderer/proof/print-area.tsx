import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { PrinterChooser } from './chooser-later.ts'
import type { PrintJob } from './print-choice.ts'
import type { Printing } from './use-printing.ts'

interface Props {
  job: PrintJob
  printing: Printing
}

/** What there is to choose before printing, and how it went. Nothing in it keeps the rest from being used. */
export function PrintArea({ job, printing }: Props) {
  const { t } = useTranslation()
  const { sent, problem, isChoosing } = printing
  if (isChoosing) {
    return (
      <PrinterChooser
        job={job}
        choice={printing.choice}
        isBusy={printing.isBusy}
        onChoose={(choice) => void printing.printWith(choice)}
        onClose={printing.stopChoosing}
      />
    )
  }
  if (problem !== null) {
    return (
      <InView>
        <ProblemNote problem={problem} />
      </InView>
    )
  }
  if (sent === null) return null
  return (
    <InView>
      <Note tone="good">
        <p data-testid="print-sent">{t('print.sent', { printer: sent.printer, count: sent.copies })}</p>
      </Note>
    </InView>
  )
}

/** Printing by key works wherever the panel is scrolled to: how it went must not be out of sight. */
function InView({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces, because newer browsers return a promise here, and an effect may not return one.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return <div ref={place}>{children}</div>
}
