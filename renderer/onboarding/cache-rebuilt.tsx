import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import classes from './cache-rebuilt.module.css'

/** Tells once that the list is being fetched again, until the clerk has read it. */
export function CacheRebuilt() {
  const { t } = useTranslation()
  const wasRebuilt = useDesk((state) => state.startup?.cacheRebuilt === true)
  const [isRead, setRead] = useState(false)
  if (!wasRebuilt || isRead) return null
  return (
    <div className={classes.place}>
      <Note tone="plain" action={<CloseButton aria-label={t('common.dismiss')} onClick={() => setRead(true)} />}>
        <p>{t('startup.cacheRebuilt')}</p>
      </Note>
    </div>
  )
}
