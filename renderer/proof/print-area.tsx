import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './print-area.module.css'
import { PrinterForm } from './printer-form.tsx'
import { typedOf } from './typed-print.ts'
import type { PrintProof } from './use-print-proof.ts'

/** The papers for a proof, the usual one first. */
export const proofPapers = ['A4', 'A5', 'letter'] as const satisfies readonly PrintChoice['paper'][]

/** What there is to choose before printing, and how it went. Nothing in it keeps the rest from being used. */
export function PrintArea({ printing }: { printing: PrintProof }) {
  const { t } = useTranslation()
  const { sent, problem, isChoosing } = printing
  if (isChoosing) return <Choosing printing={printing} />
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

/** The small form; the focus goes into it, and back to where it was when it is put away. */
function Choosing({ printing }: { printing: PrintProof }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(() => typedOf(printing.choice))
  useEffect(() => {
    const before = document.activeElement
    const observer = new MutationObserver(takeFocus)
    function takeFocus() {
      const field = panel.current?.querySelector<HTMLElement>('[data-first-field]')
      if (!field) return
      observer.disconnect()
      field.focus()
    }
    // The printers are looked for first: there may be nothing to focus yet.
    if (panel.current) observer.observe(panel.current, { childList: true, subtree: true })
    takeFocus()
    return () => {
      observer.disconnect()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    printing.stopChoosing()
  }

  return (
    <div
      role="dialog"
      className={classes.panel}
      ref={panel}
      onKeyDown={onKeyDown}
      aria-label={t('print.choose')}
      data-testid="print-panel"
    >
      <PrinterForm
        choice={printing.choice}
        typed={typed}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
        papers={proofPapers}
        submit={t('print.print')}
        isBusy={printing.isBusy}
        onSubmit={(choice) => void printing.printWith(choice)}
      >
        <Button variant="subtle" color="gray" onClick={printing.stopChoosing}>
          {t('print.cancel')}
        </Button>
      </PrinterForm>
    </div>
  )
}
