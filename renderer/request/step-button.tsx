import { Button } from '@mantine/core'

import { IconArrowForwardUp, IconDownload, IconPencil, IconQrcode, IconRefresh } from '@tabler/icons-react'

import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { openChained } from '../decision/chain-notes.tsx'
import { openAskAgain, openCorrection } from '../drafts/open.ts'
import type { StepAction } from '../state/next-step.ts'
import { actionKeys } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import type { HandActions } from './hand-actions.ts'

const icons = {
  handOver: IconQrcode,
  saveProof: IconDownload,
  sendAgain: IconRefresh,
  correct: IconPencil,
  askAgain: IconArrowForwardUp,
  openNext: IconArrowForwardUp
}

interface Props {
  action: StepAction
  detail: RequestDetail
  actions: HandActions
}

/** The one button of what to do now. */
export function StepButton({ action, detail, actions }: Props) {
  const { t } = useTranslation()
  const runs: Record<StepAction, () => void> = {
    handOver: actions.toggleHandOver,
    saveProof: () => void actions.saveProof.run(),
    sendAgain: () => void actions.sendAgain.run(),
    correct: () => openCorrection(detail),
    askAgain: () => openAskAgain(detail),
    openNext: () => openLatest(detail)
  }
  const busyWords = {
    saveProof: actions.saveProof.isBusy ? t('action.saving') : null,
    sendAgain: actions.sendAgain.isBusy ? t('action.sendingAgain') : null
  }
  const busy = action === 'saveProof' || action === 'sendAgain' ? busyWords[action] : null
  const combo = action === 'openNext' ? undefined : actionKeys[action]
  const Icon = icons[action]
  return (
    <KeyHint label={t(`action.${action}`)} {...(combo === undefined ? {} : { combo })}>
      <Button
        size="md"
        leftSection={<Icon size={18} aria-hidden="true" />}
        aria-disabled={busy !== null}
        {...(combo === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(combo) })}
        onClick={runs[action]}
      >
        {busy ?? t(`action.${action}`)}
      </Button>
    </KeyHint>
  )
}

/** The last of the requests that ask again for this one, or took its place, is the one that matters. */
function openLatest({ askedAgainBy, supersededBy }: RequestDetail): void {
  const latest = askedAgainBy.at(-1) ?? supersededBy ?? undefined
  if (latest !== undefined) openChained(latest)
}

/** Beside asking again, which may be corrected first: the same once more, by one press. */
export function SameButton({ actions: { sendSame } }: Pick<Props, 'actions'>) {
  const { t } = useTranslation()
  if (sendSame === undefined) return null
  return (
    <KeyHint label={t('action.sendSame')} combo={actionKeys.sendAgain}>
      <Button
        size="md"
        variant="default"
        aria-disabled={sendSame.isBusy}
        aria-keyshortcuts={ariaKeys(actionKeys.sendAgain)}
        onClick={() => void sendSame.run()}
      >
        {sendSame.isBusy ? t('action.sendingAgain') : t('action.sendSame')}
      </Button>
    </KeyHint>
  )
}
