import { useTranslation } from 'react-i18next'
import { PrinterSetting } from '../../proof/printer-setting.tsx'

/** On which printer and paper slips are printed. */
export function SlipForm() {
  const { t } = useTranslation()
  return <PrinterSetting job="slip" title={t('handover.forms.slip')} />
}
