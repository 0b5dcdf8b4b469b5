import { Button } from '@mantine/core'
import { IconArrowForwardUp, IconDownload, IconPencil, IconPlus, IconQrcode, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { openChained } from '../decision/chain-notes.tsx'
import { openToDecide, useOtherToDecide } from '../decision/go-on.ts'
import { openAskAgain, openCorrection, openNewRequest } from '../drafts/open.ts'
import type { StepAction } from '../state/next-step.ts'
import { actionKeys } from '../ui/action-keys.ts'
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
export function StepButton(props: Props) {
  return props.action === 'goOn' ? <GoOnButton detail={props.detail} /> : <DoButton {...props} action={props.action} />
}

/** Where the request in hand is done: on to the next one to decide, where the clerk goes through those, else to a new one. */
function GoOnButton({ detail }: Pick<Props, 'detail'>) {
  const { t } = useTranslation()
  const next = useOtherToDecide(detail.id)
  if (next !== null) {
    return (
      <Button
        size="md"
        leftSection={<IconArrowForwardUp size={18} aria-hidden="true" />}
        onClick={() => openToDecide(next)}
      >
        {t('action.nextToDecide')}
      </Button>
    )
  }
  return (
    <KeyHint label={t('list.newRequest')} combo={actionKeys.newRequest}>
      <Button
        size="md"
        leftSection={<IconPlus size={18} aria-hidden="true" />}
        aria-keyshortcuts={ariaKeys(actionKeys.newRequest)}
        onClick={() => openNewRequest(detail.serviceId)}
      >
        {t('list.newRequest')}
      </Button>
    </KeyHint>
  )
}

function DoButton({ action, detail, actions }: Props & { action: Exclude<StepAction, 'goOn'> }) {
  const { t } = useTranslation()
  const runs: Record<typeof action, () => void> = {
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
