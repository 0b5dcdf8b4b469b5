import { useTranslation } from 'react-i18next'
import type { AuditChecked, AuditFault } from '../../common/words/audit.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Note } from '../ui/note.tsx'
import classes from './audit.module.css'

/** What checking the log came to: that it is whole, or a sentence for each kind of fault that says what to do. */
export function CheckedNote({ checked }: { checked: AuditChecked }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { entries, erased, findings, moreFindings, folder } = checked
  const counted = { count: entries, formatted: wholeNumber(entries, locale) }
  if (findings.length === 0) {
    return (
      <Note tone="good">
        <p>{t('audit.whole', counted)}</p>
        {erased === 0 ? null : (
          <p>{t('audit.erasedCount', { count: erased, formatted: wholeNumber(erased, locale) })}</p>
        )}
        <p className={classes.aside}>{t(`audit.folder.${folder}`)}</p>
      </Note>
    )
  }
  const kinds = [...Map.groupBy(findings, ({ fault }) => fault)]
  return (
    <Note tone="bad">
      <p>{t('audit.notWhole')}</p>
      <ul className={classes.faults}>
        {kinds.map(([fault, found]) => (
          <li key={fault} data-fault={fault}>
            <Fault fault={fault} number={found[0]?.number ?? 0} others={found.length - 1} />
          </li>
        ))}
      </ul>
      {moreFindings === 0 ? null : <p>{t('audit.moreFaults', { count: moreFindings })}</p>}
      <p className={classes.aside}>{t(`audit.folder.${folder}`)}</p>
    </Note>
  )
}

function Fault({ fault, number, others }: { fault: AuditFault; number: number; others: number }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      {t(`audit.fault.${fault}`, { number: wholeNumber(number, locale) })}
      {others === 0 ? null : ` ${t('audit.alsoAt', { count: others })}`}
    </>
  )
}
