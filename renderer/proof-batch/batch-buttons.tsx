import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProofBatch } from '../../preload/contract/proof-batch.ts'
import type { BatchAction, BatchProps } from '../list/batch-actions.ts'
import { shownScope } from '../state/desk-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { startProofBatch, useProofBatch } from './proof-batch-store.ts'

/** The actions on the proofs of what is chosen, in the order in which their buttons stand in the bar. */
export const proofBatchActions: readonly BatchAction[] = [
  { name: 'saveProofs', Action: (props) => <DeedButton deed="save" {...props} /> },
  { name: 'printProofs', Action: (props) => <DeedButton deed="print" {...props} /> }
]

function DeedButton({ deed, selection }: BatchProps & Pick<ProofBatch, 'deed'>) {
  const { t } = useTranslation()
  const isRunning = useProofBatch(({ batch }) => batch?.stage === 'running')
  const action = deed === 'save' ? 'saveProofs' : 'printProofs'
  const start = isRunning ? undefined : () => void startProofBatch(shownScope(), deed, selection)
  useActions({ [action]: start })
  return (
    <KeyHint label={t(`proofBatch.${deed}`)} combo={actionKeys[action]}>
      <Button
        variant="default"
        aria-disabled={isRunning}
        aria-keyshortcuts={ariaKeys(actionKeys[action])}
        onClick={start}
      >
        {t(`proofBatch.${deed}`)}
      </Button>
    </KeyHint>
  )
}
