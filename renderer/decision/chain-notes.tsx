import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChainedRequest } from '../../preload/contract/decisions.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { goToRequest } from '../state/going.ts'
import { nextStep } from '../state/next-step.ts'
import { Note } from '../ui/note.tsx'

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

function Chained({ request, text }: { request: ChainedRequest; text: string }) {
  const { t } = useTranslation()
  return (
    <Note
      tone="plain"
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
