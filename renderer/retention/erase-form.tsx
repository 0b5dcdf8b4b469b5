import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './retention.module.css'
import { readErasures } from './retention-store.ts'

interface Props {
  /** What was looked for, and is typed once more. */
  search: string
  /** What was chosen. */
  ids: readonly string[]
  /** Copies of it are in the office's folder. */
  hasFiled: boolean
}

/** Erases what was chosen, once it was said why and what was looked for was typed again. */
export function EraseForm({ search, ids, hasFiled }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [confirmation, setConfirmation] = useState('')
  const [removesFiled, setRemovesFiled] = useState(true)
  const erase = useAction(
    () => desk().erasure.erase({ search, confirmation, ids: [...ids], reason: reason.trim(), removesFiled }),
    () => void readErasures()
  )
  const isReady = reason.trim() !== '' && confirmation.trim() !== '' && !erase.isBusy
  return (
    <form
      className={classes.form}
      aria-label={t('retention.eraseTitle')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void erase.run()
      }}
    >
      <h5 className={classes.title}>{t('retention.eraseTitle')}</h5>
      <Note tone="warn">
        <p>{t('retention.eraseText')}</p>
        <p>{t('retention.remainsText')}</p>
      </Note>
      <TextInput
        label={t('retention.reason')}
        description={t('retention.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={1_000}
        size="md"
        autoComplete="off"
      />
      {hasFiled ? (
        <Checkbox
          label={t('retention.removesFiled')}
          checked={removesFiled}
          onChange={(event) => setRemovesFiled(event.currentTarget.checked)}
          classNames={{ body: classes.choice ?? '' }}
        />
      ) : null}
      <TextInput
        label={t('retention.confirm')}
        value={confirmation}
        onChange={(event) => setConfirmation(event.currentTarget.value)}
        maxLength={200}
        size="md"
        autoComplete="off"
        spellCheck={false}
      />
      {erase.problem === null ? null : <ProblemNote problem={erase.problem} />}
      <div className={classes.lower}>
        <Button type="submit" className={classes.erase} aria-disabled={!isReady}>
          {erase.isBusy ? t('retention.erasing') : t('retention.erase')}
        </Button>
      </div>
    </form>
  )
}
