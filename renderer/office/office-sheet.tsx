import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintArea } from '../proof/print-area.tsx'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import classes from './office.module.css'

/** The code of the office's root key: shown this once, and kept nowhere. */
export function OfficeSheet({ sheet, onKept }: { sheet: string; onKept: () => void }) {
  const { t } = useTranslation()
  const printing = usePrinting('proof', () => desk().office.printSheet({ sheet }))
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section ref={place} tabIndex={-1} aria-label={t('office.sheetTitle')} className={classes.form}>
      <h4 className={classes.title}>{t('office.sheetTitle')}</h4>
      <p className={classes.code} data-testid="office-sheet">
        {sheet}
      </p>
      <p>{t('office.sheetText')}</p>
      <div className={classes.lower}>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden="true" />}
          aria-disabled={printing.isBusy}
          onClick={() => void printing.print()}
        >
          {printing.isBusy ? t('print.printing') : t('office.sheetPrint')}
        </Button>
        <Button variant="default" onClick={onKept}>
          {t('office.sheetKept')}
        </Button>
      </div>
      <PrintArea job="proof" printing={printing} />
    </section>
  )
}
