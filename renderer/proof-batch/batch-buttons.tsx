import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BatchProps } from '../requests/batch-actions.ts'
import { startProofBatch, useProofBatch } from './proof-batch-store.ts'

/** Saves the proofs of what is chosen. */
export function SaveProofs({ service, selection }: BatchProps) {
  const { t } = useTranslation()
  const isRunning = useIsRunning()
  return (
    <Button
      variant="default"
      aria-disabled={isRunning}
      onClick={isRunning ? undefined : () => void startProofBatch(service.id, 'save', selection)}
    >
      {t('proofBatch.save')}
    </Button>
  )
}

/** Prints the proofs of what is chosen. */
export function PrintProofs({ service, selection }: BatchProps) {
  const { t } = useTranslation()
  const isRunning = useIsRunning()
  return (
    <Button
      variant="default"
      aria-disabled={isRunning}
      onClick={isRunning ? undefined : () => void startProofBatch(service.id, 'print', selection)}
    >
      {t('proofBatch.print')}
    </Button>
  )
}

const useIsRunning = () => useProofBatch(({ batch }) => batch?.stage === 'running')
