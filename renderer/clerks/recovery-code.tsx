import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintArea } from '../proof/print-area.tsx'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import classes from './clerks.module.css'

interface Props {
  code: string
  /** Whose it is, for paper; null where the desk is locked, and prints nothing. */
  of: string | null
  onKept: () => void
}

/** The code for the day on which the PIN is forgotten: shown this once, and kept nowhere. */
export function RecoveryCode({ code, of, onKept }: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section ref={place} tabIndex={-1} aria-label={t('clerks.codeTitle')} className={classes.code}>
      <p className={classes.title}>{t('clerks.codeTitle')}</p>
      <p className={classes.sign} data-testid="recovery-code">
        {code}
      </p>
      <p>{t('clerks.codeText')}</p>
      {of === null ? null : <PrintCode code={code} of={of} />}
      <Button variant="default" onClick={onKept}>
        {t('clerks.codeKept')}
      </Button>
    </section>
  )
}

function PrintCode({ code, of }: { code: string; of: string }) {
  const { t } = useTranslation()
  const printing = usePrinting('proof', () => desk().clerks.printCode({ id: of, code }))
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden="true" />}
        aria-disabled={printing.isBusy}
        onClick={() => void printing.print()}
      >
        {printing.isBusy ? t('print.printing') : t('clerks.codePrint')}
      </Button>
      <PrintArea job="proof" printing={printing} />
    </>
  )
}
