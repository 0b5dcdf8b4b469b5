import { Button, Progress } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProofBatch } from '../../preload/contract/proof-batch.ts'
import { PrinterChooser } from '../proof/chooser-later.ts'
import { takeInHand } from '../state/hand-store.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './proof-batch-note.module.css'
import {
  cancelProofBatch,
  followProofBatch,
  printBatchWith,
  putProofBatchAway,
  useProofBatch
} from './proof-batch-store.ts'

/** How far the saving or printing of many proofs has come, and what came of it. */
export function ProofBatchNote() {
  const { t } = useTranslation()
  const { batch, problem } = useProofBatch()
  useEffect(followProofBatch, [])
  if (batch === null && problem === null) return null
  return (
    <section className={classes.note} aria-label={t('proofBatch.title')} data-testid="proof-batch">
      {problem === null ? null : (
        <div className={classes.line}>
          {problem.code === 'noPrinterChosen' ? <ChoosePrinter /> : <ProblemNote problem={problem} />}
        </div>
      )}
      {batch === null ? null : batch.stage === 'running' ? <Running batch={batch} /> : <Ended batch={batch} />}
    </section>
  )
}

/** The desk has no printer yet: once one is chosen, what was to be printed is. */
function ChoosePrinter() {
  return (
    <PrinterChooser
      job="proof"
      choice={null}
      isBusy={false}
      onChoose={(choice) => void printBatchWith(choice)}
      onClose={putProofBatchAway}
    />
  )
}

function Running({ batch: { deed, done, total, place } }: { batch: ProofBatch }) {
  const { t } = useTranslation()
  const words = t(`proofBatch.${deed}Running`, { done, total, place })
  return (
    <div className={classes.line}>
      <div className={classes.grows}>
        <p className={classes.text}>{words}</p>
        <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={words} transitionDuration={0} />
      </div>
      <Button variant="default" onClick={cancelProofBatch}>
        {t('proofBatch.cancel')}
      </Button>
    </div>
  )
}

function Ended({ batch }: { batch: ProofBatch }) {
  const { t } = useTranslation()
  const { deed, done, total, place, failed, stage } = batch
  const whole = failed.length === 0 && stage === 'done'
  return (
    <div role="status">
      <Note
        tone={whole ? 'good' : 'warn'}
        action={
          <Button size="compact-sm" variant="subtle" onClick={putProofBatchAway}>
            {t('common.dismiss')}
          </Button>
        }
      >
        <p>
          {t(`proofBatch.${deed}Done`, { count: done - failed.length, place })}{' '}
          {stage === 'cancelled' ? t('proofBatch.left', { count: total - done }) : null}{' '}
          {failed.length === 0 ? null : t('proofBatch.failed', { count: failed.length })}
        </p>
        <Failed failed={failed} />
      </Note>
    </div>
  )
}

function Failed({ failed }: { failed: ProofBatch['failed'] }) {
  const { t } = useTranslation()
  if (failed.length === 0) return null
  return (
    <ul className={classes.failed}>
      {failed.map(({ id, reference, code }) => (
        <li key={id}>
          <Button size="compact-sm" variant="subtle" onClick={() => takeInHand({ kind: 'request', id })}>
            {reference}
          </Button>{' '}
          {t(`problem.${code}`)}
        </li>
      ))}
    </ul>
  )
}
