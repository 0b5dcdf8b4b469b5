import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import classes from './link-question.module.css'
import { dismissWord, followLinks, useLinks } from './link-store.ts'

/** Follows the links of other programs. Says a quiet word where one was not followed, until the clerk has read it. */
export function LinkNote() {
  const { t } = useTranslation()
  const word = useLinks((state) => state.word)
  useEffect(followLinks, [])
  if (word === null) return null
  return (
    <div className={classes.place} role="status">
      <Note tone="plain" action={<CloseButton aria-label={t('common.dismiss')} onClick={dismissWord} />}>
        <p>
          {word.kind === 'unknown' ? t('programs.unknown', { reference: word.reference }) : t(`programs.${word.kind}`)}
        </p>
      </Note>
    </div>
  )
}
