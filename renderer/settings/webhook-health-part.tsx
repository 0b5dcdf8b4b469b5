import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import type { WebhookView } from '../../preload/contract/webhook.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { Note } from '../ui/note.tsx'
import { Facts, Pair, Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './webhook-part.module.css'

interface Props {
  view: WebhookView
  serviceId: string
  /** Listens again as it is set: what was in the way may be gone. */
  onRetry: () => void
  /** Leads to the port: another one is the way out where somebody else has it. */
  onPort: () => void
}

/** How the receiver fares, with a way to try it. */
export function WebhookHealthPart({ view, serviceId, onRetry, onPort }: Props) {
  const { t } = useTranslation()
  const { health, path } = view
  return (
    <Part title={t('webhook.health')}>
      <div className={classes.health} data-testid="webhook-health">
        {health.fault === null ? null : (
          <div role="alert">
            <Note
              tone="bad"
              action={
                <OnlyManager call="webhook.set" instead="nothing">
                  {health.fault === 'portInUse' ? (
                    <Button size="xs" variant="default" onClick={onPort}>
                      {t('webhook.choosePort')}
                    </Button>
                  ) : (
                    <Button size="xs" variant="default" onClick={onRetry}>
                      {t('common.tryAgain')}
                    </Button>
                  )}
                </OnlyManager>
              }
            >
              <p>{t(`webhook.fault.${health.fault}`)}</p>
            </Note>
          </div>
        )}
        {health.secretsMissing === 0 ? null : (
          <Note tone="warn">
            <p>{t('webhook.secretsMissing', { count: health.secretsMissing })}</p>
          </Note>
        )}
        <Facts>
          {health.stage === 'failed' ? null : (
            <Pair label={t('webhook.stage')}>{t(`webhook.${health.stage}`, { ...view.settings })}</Pair>
          )}
          <Pair label={t('webhook.url')}>
            <code>{path}</code>
          </Pair>
          <Pair label={t('webhook.lastDelivery')}>
            <LastDelivery last={health.lastDelivery} />
          </Pair>
          <Pair label={t('webhook.lastRefused')}>
            <LastRefused last={health.lastRefused} />
          </Pair>
        </Facts>
        {health.isProven ? (
          <Note tone="good">
            <p>{t('webhook.proven')}</p>
          </Note>
        ) : null}
        <TestDelivery serviceId={serviceId} />
      </div>
    </Part>
  )
}

function LastDelivery({ last }: { last: WebhookView['health']['lastDelivery'] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (last === null) return <span className={classes.none}>{t('webhook.none')}</span>
  return (
    <>
      <time dateTime={last.at}>{exactTime(last.at, locale)}</time>,{' '}
      {last.isTest ? t('webhook.test') : t('webhook.real')}
    </>
  )
}

function LastRefused({ last }: { last: WebhookView['health']['lastRefused'] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (last === null) return <span className={classes.none}>{t('webhook.none')}</span>
  return (
    <>
      <time dateTime={last.at}>{exactTime(last.at, locale)}</time>: {t(`webhook.why.${last.why}`)}
    </>
  )
}

type Tried =
  | { is: 'answered'; answer: 'taken' | 'refused' | 'noAnswer' | 'notListening' }
  | { is: 'failed'; problem: Problem }

function TestDelivery({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const [isSending, setSending] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)

  async function send() {
    if (isSending) return
    setSending(true)
    setTried(null)
    const outcome = await ask(() => desk().webhook.test({ serviceId }))
    setSending(false)
    if (outcome === undefined) return
    setTried(outcome.ok ? { is: 'answered', answer: outcome.value } : { is: 'failed', problem: outcome.error })
  }

  return (
    <>
      <div>
        <Button variant="default" type="button" onClick={send} aria-disabled={isSending}>
          {isSending ? t('webhook.sending') : t('webhook.sendTest')}
        </Button>
      </div>
      <div role="status">
        {tried?.is === 'answered' ? (
          <Note tone={tried.answer === 'taken' ? 'good' : 'warn'}>
            <p>{t(`webhook.tested.${tried.answer}`)}</p>
          </Note>
        ) : null}
      </div>
      {tried?.is === 'failed' ? <ProblemNote problem={tried.problem} /> : null}
    </>
  )
}
