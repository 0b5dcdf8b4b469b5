import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { paperNames } from './print-choice.ts'
import classes from './proof-part.module.css'
import type { Printing } from './use-printing.ts'

/** On which printer one press prints, and the way to another one; nothing until one was chosen. */
export function ProofPrinter({ printing }: { printing: Printing }) {
  const { t } = useTranslation()
  const { choice, isChoosing } = printing
  if (choice === null || isChoosing) return null
  const paper = paperNames[choice.paper]
  return (
    <p className={classes.printer}>
      <span>{t('print.on', { printer: choice.label, count: choice.copies, paper })}</span>
      <Button variant="subtle" size="compact-sm" onClick={printing.change}>
        {t('print.change')}
      </Button>
    </p>
  )
}
