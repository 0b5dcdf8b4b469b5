import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldProblems } from '../claims/check.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { useConnections } from '../state/connection-store.ts'
import { Note } from '../ui/note.tsx'
import classes from './new-request.module.css'

interface NotesProps {
  draft: Draft
  wasTypedBefore: boolean
  onStartEmpty: () => void
}

/** What the clerk should know before writing. */
export function Notes({ draft, wasTypedBefore, onStartEmpty }: NotesProps) {
  const { t } = useTranslation()
  return (
    <>
      {draft.asksAgainReference === undefined ? null : (
        <Note tone="plain">
          <p>{t('create.asksAgain', { reference: draft.asksAgainReference })}</p>
        </Note>
      )}
      {draft.rejection === undefined ? null : (
        <Note tone="bad">
          <p>{t('create.refused')}</p>
          <blockquote className={classes.words}>{draft.rejection}</blockquote>
        </Note>
      )}
      {wasTypedBefore ? (
        <Offer words={t('create.kept')} action={t('create.startEmpty')} onAction={onStartEmpty} />
      ) : null}
    </>
  )
}

/** At the foot: the line may fail while the clerk types, and must not push the fields. */
export function OfflineNote({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const isOffline = useConnections(({ connections }) => connections[serviceId]?.status === 'offline')
  if (!isOffline) return null
  return (
    <Note tone="warn">
      <p>{t('create.offline')}</p>
    </Note>
  )
}

/** The form was emptied: what stood in it comes back by one press. */
export function Emptied({ onUndo }: { onUndo: () => void }) {
  const { t } = useTranslation()
  return <Offer words={t('create.emptied')} action={t('create.undo')} onAction={onUndo} />
}

/** Says what became of what was typed, with the one thing to do about it. */
function Offer({ words, action, onAction }: { words: string; action: string; onAction: () => void }) {
  return (
    <Note
      tone="plain"
      action={
        <Button size="compact-sm" variant="subtle" className={classes.empty} onClick={onAction}>
          {action}
        </Button>
      }
    >
      <p>{words}</p>
    </Note>
  )
}

/** How many fields are wrong, after a refused attempt. */
export function Summary({ problems }: { problems: FieldProblems }) {
  const { t } = useTranslation()
  const count = Object.values(problems).filter((code) => code !== undefined).length
  if (count === 0) return null
  return (
    <Note tone="bad">
      <p>{t('create.fix', { count })}</p>
    </Note>
  )
}
