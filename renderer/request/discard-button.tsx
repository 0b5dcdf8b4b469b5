import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { correctionKey, dropDraft } from '../drafts/draft-store.ts'
import { desk } from '../state/desk.ts'
import { inHandNow } from '../state/hand-store.ts'
import { useAction } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Modal } from '../ui/modal.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './discard-button.module.css'

/** Forgets a request that needs correcting, after asking: nothing else here destroys anything. */
export function DiscardButton({ detail, onGone }: { detail: RequestDetail; onGone: () => void }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const discard = useAction(
    () => desk().requests.discard({ id: detail.id }),
    () => {
      setAsking(false)
      dropDraft(correctionKey(detail.id))
      if (inHandNow() === detail.id) onGone()
    }
  )
  useActions({ discard: () => setAsking(true) })
  return (
    <>
      <KeyHint label={t('action.discard')} combo={actionKeys.discard}>
        <Button
          size="md"
          variant="default"
          aria-keyshortcuts={ariaKeys(actionKeys.discard)}
          onClick={() => setAsking(true)}
        >
          {t('action.discard')}
        </Button>
      </KeyHint>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('discard.title')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
        classNames={{ title: classes.title ?? '' }}
      >
        <p className={classes.text}>{t('discard.text', { reference: detail.reference, who: detail.who })}</p>
        {discard.problem === null ? null : <ProblemNote problem={discard.problem} />}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button size="md" variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('discard.no')}
          </Button>
          <Button size="md" className={classes.yes} aria-disabled={discard.isBusy} onClick={() => void discard.run()}>
            {t('discard.yes')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
