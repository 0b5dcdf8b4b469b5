import { Button } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { type Action, useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './proof-part.module.css'

/** Fetching a proof once more; `became` is what came of it, until it is asked for again. */
export type FetchingAgain = { action: Action; became: 'same' | 'replaced' | null }

/** Fetches the proof of a request from the service once more. */
export function useFetchAgain(id: string): FetchingAgain {
  const [became, setBecame] = useState<FetchingAgain['became']>(null)
  const action = useAction(() => desk().proofs.fetchAgain({ id }), setBecame)
  const shown = action.isBusy || action.problem !== null ? null : became
  return { action, became: shown }
}

export function FetchAgainButton({ fetching: { action } }: { fetching: FetchingAgain }) {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={18} aria-hidden="true" />}
      aria-disabled={action.isBusy}
      onClick={() => void action.run()}
    >
      {action.isBusy ? t('proofStep.fetchingAgain') : t('proofStep.fetchAgain')}
    </Button>
  )
}

/** What came of fetching again. */
export function FetchedAgain({ fetching: { action, became } }: { fetching: FetchingAgain }) {
  const { t } = useTranslation()
  if (action.problem !== null) return <ProblemNote problem={action.problem} />
  return became === null ? null : <p role="status">{t(`proofStep.${became}`)}</p>
}

/** The proofs that another one took the place of: each can be saved. */
export function EarlierProofs({ detail: { id, earlierProofs } }: { detail: RequestDetail }) {
  return earlierProofs.map((earlier) => <EarlierProof key={earlier.sha256} id={id} {...earlier} />)
}

function EarlierProof({ id, sha256, receivedAt }: { id: string } & RequestDetail['earlierProofs'][number]) {
  const { t } = useTranslation()
  const locale = useLocale()
  const saving = useAction(
    () => desk().proofs.saveEarlier({ id, sha256 }),
    () => {}
  )
  return (
    <div className={classes.earlier}>
      <span>{t('proofStep.earlier', { when: exactTime(receivedAt, locale) })}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        aria-disabled={saving.isBusy}
        onClick={() => void saving.run()}
      >
        {t('proofStep.saveEarlier')}
      </Button>
      {saving.problem === null ? null : <ProblemNote problem={saving.problem} />}
    </div>
  )
}
