import { Button } from '@mantine/core'
import { IconDownload, IconExternalLink, IconFileCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/shapes.ts'
import { fileSize } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import type { HandActions } from '../requests/hand-actions.ts'
import { nextStep } from '../requests/next-step.ts'
import { Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './proof-part.module.css'

/** The proof of identity: where it is, and what can be done with it. */
export function ProofPart({ detail, actions }: { detail: RequestDetail; actions: HandActions }) {
  const { t } = useTranslation()
  if (detail.proof !== 'kept') return null
  const isSaveAbove = nextStep(detail).action === 'saveProof'
  return (
    <Part title={t('hand.proof')}>
      <Kept size={detail.proofSize} />
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconExternalLink size={18} aria-hidden="true" />}
          aria-disabled={actions.openProof.isBusy}
          onClick={() => void actions.openProof.run()}
        >
          {actions.openProof.isBusy ? t('action.opening') : t('action.openProof')}
        </Button>
        {isSaveAbove ? null : (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            onClick={() => void actions.saveProof.run()}
          >
            {t('action.saveProof')}
          </Button>
        )}
      </div>
      {actions.openProof.problem === null ? null : <ProblemNote problem={actions.openProof.problem} />}
    </Part>
  )
}

function Kept({ size }: { size: number | null }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <p className={classes.kept}>
      <IconFileCheck size={20} aria-hidden="true" />
      {size === null ? t('proofStep.kept') : t('proofStep.keptSize', { size: fileSize(size, locale) })}
    </p>
  )
}
