import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './clerks.module.css'

/** The code for the day on which the PIN is forgotten: shown this once, and kept nowhere. */
export function RecoveryCode({ code, onKept }: { code: string; onKept: () => void }) {
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
      <Button variant="default" onClick={onKept}>
        {t('clerks.codeKept')}
      </Button>
    </section>
  )
}
