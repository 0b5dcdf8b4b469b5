import { useTranslation } from 'react-i18next'
import classes from './printer-form.module.css'
import { PrinterSetting } from './printer-setting.tsx'

/** Which printer this desk prints proofs on. */
export function PrintingPart() {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.hint}>{t('print.settingsHint')}</p>
      <PrinterSetting job="proof" />
    </>
  )
}
