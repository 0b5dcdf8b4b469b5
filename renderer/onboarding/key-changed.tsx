import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import { ProblemWords } from '../ui/problem-words.tsx'
import classes from './cache-rebuilt.module.css'

/** Tells how the last change of the key ended, until somebody has read it. */
export function KeyChanged() {
  const { t } = useTranslation()
  const changed = useDesk((state) => state.startup?.keyChanged ?? null)
  const [read, setRead] = useState<string | null>(null)
  if (changed === null || changed.at === read) return null
  return (
    <div className={classes.place} data-testid="key-changed">
      <Note
        tone={changed.problem === null ? 'good' : 'warn'}
        action={<CloseButton aria-label={t('common.dismiss')} onClick={() => setRead(changed.at)} />}
      >
        <p className={classes.title}>{changed.problem === null ? t('dataKey.done') : t('dataKey.failed')}</p>
        {changed.problem === null ? null : <ProblemWords problem={changed.problem} />}
      </Note>
    </div>
  )
}
