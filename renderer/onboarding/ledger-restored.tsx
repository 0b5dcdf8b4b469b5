import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../preload/contract/startup.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useDesk } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import classes from './cache-rebuilt.module.css'

type Restored = NonNullable<StartupState['ledgerRestored']>

/** Tells that the desk's records came back from a backup and what may be missing, until the clerk has read it. */
export function LedgerRestored() {
  const { t } = useTranslation()
  const restored = useDesk((state) => state.startup?.ledgerRestored ?? null)
  const [read, setRead] = useState<string | null>(null)
  if (restored === null || restored.at === read) return null
  return (
    <div className={classes.place} data-testid="ledger-restored">
      <Note
        tone={restored.whole ? 'plain' : 'warn'}
        action={<CloseButton aria-label={t('common.dismiss')} onClick={() => setRead(restored.at)} />}
      >
        <Words restored={restored} />
      </Note>
    </div>
  )
}

function Words({ restored }: { restored: Restored }) {
  const { t } = useTranslation()
  const from = exactTime(restored.from, useLocale())
  return (
    <>
      <p className={classes.title}>{t('restored.title')}</p>
      <p>{t('restored.what', { from })}</p>
      <p>{t('restored.nothingTwice')}</p>
      {restored.whole ? null : <p>{t('restored.missing', { from })}</p>}
    </>
  )
}
