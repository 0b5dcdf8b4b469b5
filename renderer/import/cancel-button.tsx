import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { Modal } from '../ui/modal.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import type { Batch } from './batch-store.ts'
import classes from './import.module.css'

/** Gives up what has not gone out, after naming it. */
export function CancelButton({ batch, onChanged }: { batch: Batch; onChanged: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [isAsking, setAsking] = useState(false)
  const cancel = useAction(
    () => desk().import.cancel({ batchId: batch.id }),
    () => {
      setAsking(false)
      onChanged()
    }
  )
  const counts = {
    gone: wholeNumber(batch.total - batch.waiting, locale),
    rest: wholeNumber(batch.waiting, locale)
  }
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsking(true)}>
        {t('import.batch.cancel')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('import.cancel.title')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
        classNames={{ title: classes.question ?? '' }}
      >
        <p className={classes.remark}>{t('import.cancel.text', counts)}</p>
        {cancel.problem === null ? null : <ProblemNote problem={cancel.problem} />}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button size="md" variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('import.cancel.no')}
          </Button>
          <Button size="md" className={classes.destroy} aria-disabled={cancel.isBusy} onClick={() => void cancel.run()}>
            {t('import.cancel.yes')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
