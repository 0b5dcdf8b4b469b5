import { Button, CloseButton } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpdateStatus } from '../../common/words/app/updates.ts'
import { desk } from '../state/desk.ts'
import { Note } from '../ui/note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './update-note.module.css'

/** Tells of a newer version, until the clerk has read it; quietly, and where it can be had. */
export function UpdateNote() {
  const { t } = useTranslation()
  const status = useUpdateStatus()
  const [read, setRead] = useState('')
  const { stage, version, page } = status ?? {}
  const said = version == null ? null : wordsFor(stage, version, t)
  if (version == null || said === null) return null
  if (read === said) return null
  return (
    <div className={classes.place} role="status">
      <Note
        tone="plain"
        action={
          <>
            {stage === 'ready' ? (
              <Button size="xs" variant="default" onClick={() => void ask(() => desk().updates.install())}>
                {t('updates.installNow')}
              </Button>
            ) : null}
            <CloseButton aria-label={t('common.dismiss')} onClick={() => setRead(said)} />
          </>
        }
      >
        <p>{said}</p>
        {stage === 'found' ? (
          <p>
            {t('updates.page')}: <code className={classes.page}>{page}</code>
          </p>
        ) : null}
      </Note>
    </div>
  )
}

function wordsFor(stage: UpdateStatus['stage'] | undefined, version: string, t: TFunction): string | null {
  if (stage === 'found') return t('updates.note', { version })
  if (stage === 'ready') return t('updates.noteReady', { version })
  return stage === 'waiting' || stage === 'installing' ? t('updates.noteWaiting', { version }) : null
}

function useUpdateStatus(): UpdateStatus | null {
  const [status, setStatus] = useState<UpdateStatus | null>(null)
  useEffect(() => {
    void ask(() => desk().updates.get()).then((outcome) => {
      if (outcome?.ok) setStatus(outcome.value.status)
    })
    return desk().on.updatesChanged(setStatus)
  }, [])
  return status
}
