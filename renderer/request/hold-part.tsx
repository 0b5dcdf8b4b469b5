import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useMay } from '../state/rights.ts'
import { useAction } from '../state/use-action.ts'
import { useActions } from '../ui/actions.ts'
import { Modal } from '../ui/modal.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './hold-part.module.css'

interface Props {
  detail: RequestDetail
  onChanged: () => Promise<void>
}

/** Whether the request is held, so that nothing erases it. A manager holds it, by a command, and lets go of it. */
export function HoldPart({ detail: { id, hold }, onChanged }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const may = useMay('erasure.hold')
  const [isAsking, setAsking] = useState(false)
  const release = useAction(
    () => desk().erasure.release({ id }),
    () => void onChanged()
  )
  const turn = hold === null ? () => setAsking(true) : () => void release.run()
  useActions({ hold: may ? turn : undefined })
  return (
    <>
      {hold === null ? null : (
        <Note
          tone="plain"
          action={
            may ? (
              <Button variant="default" aria-disabled={release.isBusy} onClick={() => void release.run()}>
                {t('retention.release')}
              </Button>
            ) : null
          }
        >
          <p>{t('retention.held')}</p>
          <p>{t('retention.heldBy', { reason: hold.reason, author: hold.author, time: exactTime(hold.at, locale) })}</p>
        </Note>
      )}
      {release.problem === null ? null : <ProblemNote problem={release.problem} />}
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('retention.hold')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
        classNames={{ title: classes.title ?? '' }}
      >
        <HoldForm
          id={id}
          onHeld={() => {
            setAsking(false)
            void onChanged()
          }}
          onCancel={() => setAsking(false)}
        />
      </Modal>
    </>
  )
}

function HoldForm({ id, onHeld, onCancel }: { id: string; onHeld: () => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const hold = useAction(() => desk().erasure.hold({ id, reason: reason.trim() }), onHeld)
  return (
    <form
      aria-label={t('retention.hold')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void hold.run()
      }}
    >
      <TextInput
        label={t('retention.holdWhy')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={1_000}
        size="md"
        autoComplete="off"
        data-autofocus
      />
      {hold.problem === null ? null : <ProblemNote problem={hold.problem} />}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button size="md" variant="default" onClick={onCancel}>
          {t('retention.cancel')}
        </Button>
        <Button size="md" type="submit" aria-disabled={reason.trim() === '' || hold.isBusy}>
          {t('retention.holdIt')}
        </Button>
      </Group>
    </form>
  )
}
