import { useTranslation } from 'react-i18next'
import type { PrintChoice } from '../../../preload/contract/printing.ts'
import { PrinterSetting } from '../../proof/printer-setting.tsx'

/** The papers for a slip, the usual one first. */
const slipPapers = ['A6', '80mm', '58mm'] as const satisfies readonly PrintChoice['paper'][]

/** On which printer and paper slips are printed. */
export function SlipForm() {
  const { t } = useTranslation()
  return <PrinterSetting job="slip" papers={slipPapers} title={t('handover.forms.slip')} />
}
