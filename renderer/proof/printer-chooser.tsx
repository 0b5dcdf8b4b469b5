import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintChoice } from '../../preload/contract/printing.ts'
import { useKeys } from '../ui/use-keys.ts'
import { papersFor } from './papers.ts'
import classes from './print-area.module.css'
import type { PrintJob } from './print-choice.ts'
import { PrinterForm } from './printer-form.tsx'
import { typedOf } from './typed-print.ts'

interface Props {
  job: PrintJob
  /** What the desk has chosen until now. */
  choice: PrintChoice | null
  isBusy: boolean
  onChoose: (choice: PrintChoice) => void
  onClose: () => void
}

/** The small form to choose a printer in place; the focus goes into it, and back to where it was when it is put away. */
export function PrinterChooser({ job, choice, isBusy, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(() => typedOf(choice))
  useFocusInside(panel)

  // From elsewhere: what is inside has its keys to itself.
  useKeys({ escape: onClose })
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
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
        choice={choice}
        typed={typed}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
        papers={papersFor[job]}
        submit={t('print.print')}
        isBusy={isBusy}
        onSubmit={onChoose}
      >
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('print.cancel')}
        </Button>
      </PrinterForm>
    </div>
  )
}

function useFocusInside(panel: { current: HTMLDivElement | null }) {
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
  }, [panel])
}
