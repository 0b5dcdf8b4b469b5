import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { applyStartup } from '../state/desk-store.ts'
import { ask } from '../ui/surprise.ts'
import classes from './offer.module.css'

/** Offers to work in memory only, while the desk's own data stays closed. */
export function KeepNothing() {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)

  async function begin() {
    if (isBusy) return
    setBusy(true)
    const startup = await ask(() => desk().startup.keepNothing())
    setBusy(false)
    if (startup !== undefined) applyStartup(startup)
  }

  return (
    <section className={classes.offer}>
      <p>{t('session.offerText')}</p>
      <Button size="md" variant="default" aria-disabled={isBusy} onClick={() => void begin()}>
        {t('session.offer')}
      </Button>
    </section>
  )
}
