import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './details.module.css'

/**
 * What only IT support wants to read. It is folded away. It can be selected, because the clipboard is not open to this
 * window.
 */
export function Details({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <details className={classes.details}>
      <summary className={classes.summary}>
        <IconChevronRight size={16} aria-hidden="true" className={classes.chevron} />
        {t('common.details')}
      </summary>
      <div className={classes.body}>{children}</div>
    </details>
  )
}

/** One technical fact under Details. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className={classes.fact}>
      <span className={classes.label}>{label}</span> <code className={classes.value}>{children}</code>
    </p>
  )
}
