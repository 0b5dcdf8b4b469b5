import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChainedRequest } from '../../preload/contract/decisions.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { goToRequest } from '../state/going.ts'
import { nextStep } from '../state/next-step.ts'
import { Note, type Tone } from '../ui/note.tsx'

/** Takes a request of the chain in hand. */
export function openChained({ id }: ChainedRequest): void {
  goToRequest({ id })
}

/** From a request to the one it asks again for, and to those that ask again for it. */
export function ChainNotes({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const { asksAgainFor, askedAgainBy } = detail
  // The last one is what to go on with, where nothing else is to be done here.
  const shown = nextStep(detail).action === 'openNext' ? askedAgainBy.slice(0, -1) : askedAgainBy
  return (
    <>
      {asksAgainFor === null ? null : (
        <Chained request={asksAgainFor} text={t('decision.asksAgainFor', { reference: asksAgainFor.reference })} />
      )}
      {shown.map((request) => (
        <Chained
          key={request.id}
          request={request}
          text={t('decision.askedAgainBy', { reference: request.reference })}
        />
      ))}
    </>
  )
}

/** Another request took its place: told where the card does not say so already, and the way to the newer one. */
export function SupersededNote({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const { superseded, status, supersededBy, askedAgainBy } = detail
  if (!superseded) return null
  if (status === 'completed') {
    return supersededBy === null ? null : <Chained request={supersededBy} text={t('hand.supersededLate')} tone="warn" />
  }
  if (status !== 'pending' || (askedAgainBy.length === 0 && supersededBy !== null)) return null
  return (
    <Note tone="warn">
      <p>{t('hand.superseded')}</p>
    </Note>
  )
}

function Chained({ request, text, tone = 'plain' }: { request: ChainedRequest; text: string; tone?: Tone }) {
  const { t } = useTranslation()
  return (
    <Note
      tone={tone}
      action={
        <Button size="compact-sm" mih={32} variant="subtle" onClick={() => openChained(request)}>
          {t('decision.openChained', { reference: request.reference })}
        </Button>
      }
    >
      <p>{text}</p>
    </Note>
  )
}
