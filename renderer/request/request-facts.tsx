import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { openAudit } from '../state/hand-store.ts'
import { timeLeft } from '../state/time-left.ts'
import { useServiceNow } from '../state/use-service-now.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { Details, Fact } from '../ui/details.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Facts, Pair, Part } from '../ui/part.tsx'

/** The reference, the reason and the times. Ids for IT support are folded away. */
export function RequestFacts({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const time = (iso: string | null) => (iso === null ? null : exactTime(iso, locale))
  const isOver = timeLeft(detail.linkExpiresAt, useServiceNow(10_000, detail.serviceId))?.state === 'over'
  const { id, reference } = detail
  const showLog = () => openAudit({ id, reference })
  useActions({ requestLog: showLog })
  const isValid = detail.status === 'pending' && !isOver
  return (
    <Part title={t('hand.request')}>
      <Facts>
        <Pair label={t('create.reference')}>{detail.reference}</Pair>
        <Pair label={t('hand.reason')}>{detail.reason}</Pair>
        <Pair label={t('hand.created')}>{time(detail.createdAt)}</Pair>
        <Pair label={isValid ? t('hand.linkValid') : t('hand.linkEnded')}>
          {detail.status === 'completed' ? null : time(detail.linkExpiresAt)}
        </Pair>
        <Pair label={t('hand.completed')}>{time(detail.completedAt)}</Pair>
        <Pair label={t('hand.toldBy')}>
          {detail.toldBy && `${t('hand.toldByDesk', { desk: detail.toldBy.desk })} · ${time(detail.toldBy.at)}`}
        </Pair>
      </Facts>
      <div>
        <KeyHint label={t('does.requestLog')} combo={actionKeys.requestLog}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-keyshortcuts={ariaKeys(actionKeys.requestLog)}
            onClick={showLog}
          >
            {t('audit.ofRequest')}
          </Button>
        </KeyHint>
      </div>
      <Details>
        <Fact label={t('hand.deskId')}>{detail.id}</Fact>
        {detail.requestId === null ? null : <Fact label={t('hand.requestId')}>{detail.requestId}</Fact>}
        {detail.status === null ? null : <Fact label={t('hand.rawStatus')}>{detail.status}</Fact>}
      </Details>
    </Part>
  )
}
