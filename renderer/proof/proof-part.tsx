import { Button } from '@mantine/core'
import { IconDownload, IconExternalLink, IconEye, IconFileCheck, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { fileSize } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { nextStep } from '../state/next-step.ts'
import type { Action } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { EarlierProofs, FetchAgainButton, FetchedAgain, useFetchAgain } from './fetch-again.tsx'
import { openPreview } from './preview-store.ts'
import { PrintArea } from './print-area.tsx'
import classes from './proof-part.module.css'
import { ProofPrinter } from './proof-printer.tsx'
import { RecordButton } from './record-button.tsx'
import { type Printing, usePrinting } from './use-printing.ts'

/** What is done with a proof elsewhere in the request, too. */
export interface ProofActions {
  saveProof: Action
  saveRecord: Action
  openProof: Action
}

interface Props {
  detail: RequestDetail
  actions: ProofActions
}

/** The proof of identity: where it is, and what can be done with it. */
export function ProofPart({ detail, actions }: Props) {
  if (detail.proof === 'none') return null
  return detail.proof === 'kept' ? <KeptProof detail={detail} actions={actions} /> : <AwaitedProof id={detail.id} />
}

/** What is known of it stands beside the next step: here it can be asked for at once. */
function AwaitedProof({ id }: { id: string }) {
  const { t } = useTranslation()
  const fetching = useFetchAgain(id)
  return (
    <Part title={t('hand.proof')}>
      <FetchAgainButton fetching={fetching} />
      <FetchedAgain fetching={fetching} />
    </Part>
  )
}

function KeptProof({ detail, actions }: Props) {
  const { t } = useTranslation()
  const { id, reference } = detail
  const printing = usePrinting('proof', () => desk().proofs.print({ id }))
  const fetching = useFetchAgain(id)
  const preview = () => openPreview({ id, reference })
  useActions({ previewProof: preview, printProof: () => void printing.print() })
  const isSaveAbove = nextStep(detail).action === 'saveProof'
  return (
    <Part title={t('hand.proof')}>
      <Kept detail={detail} />
      <div className={classes.actions}>
        <KeyHint label={t('does.previewProof')} combo={actionKeys.previewProof}>
          <Button
            variant="default"
            leftSection={<IconEye size={18} aria-hidden="true" />}
            aria-keyshortcuts={ariaKeys(actionKeys.previewProof)}
            onClick={preview}
          >
            {t('preview.open')}
          </Button>
        </KeyHint>
        <PrintButton printing={printing} />
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
        {detail.status === 'completed' ? <RecordButton saving={actions.saveRecord} /> : null}
        <FetchAgainButton fetching={fetching} />
      </div>
      <EarlierProofs detail={detail} />
      <ProofPrinter printing={printing} />
      <div className={classes.told}>
        <PrintArea job="proof" printing={printing} />
        <FetchedAgain fetching={fetching} />
      </div>
      {actions.saveRecord.problem === null ? null : <ProblemNote problem={actions.saveRecord.problem} />}
      {actions.openProof.problem === null ? null : <ProblemNote problem={actions.openProof.problem} />}
    </Part>
  )
}

function PrintButton({ printing }: { printing: Printing }) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('does.printProof')} combo={actionKeys.printProof}>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden="true" />}
        aria-disabled={printing.isBusy}
        aria-keyshortcuts={ariaKeys(actionKeys.printProof)}
        onClick={() => void printing.print()}
      >
        {printing.isBusy ? t('print.printing') : t('print.print')}
      </Button>
    </KeyHint>
  )
}

function Kept({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { proofSize: size, proofFrom: from, filing } = detail
  return (
    <>
      <p className={classes.kept}>
        <IconFileCheck size={20} aria-hidden="true" />
        {size === null ? t('proofStep.kept') : t('proofStep.keptSize', { size: fileSize(size, locale) })}
      </p>
      {from === null ? null : <p className={classes.filed}>{t('proofStep.from', { desk: from })}</p>}
      {filing === null ? null : (
        <p className={classes.filed} data-testid="proof-filed">
          {filing.path === null ? t('proofStep.toBeFiled') : t('proofStep.filed', { path: filing.path })}
        </p>
      )}
    </>
  )
}
