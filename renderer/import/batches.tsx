import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { exactTime, listTime, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useDesk, useServiceOf } from '../state/desk-store.ts'
import { ServiceMark, TestMark } from '../state/service-mark.tsx'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useNow } from '../ui/use-now.ts'
import { When } from '../ui/when.tsx'
import { type Batch, isOpen, readBatches, useBatches } from './batch-store.ts'
import { CancelButton } from './cancel-button.tsx'
import classes from './import.module.css'

/** What was queued before and has not been put away: how far each has come, and what can be done with it. */
export function Batches({ scope }: { scope: string }) {
  const { t } = useTranslation()
  const batches = useBatches((state) => state.batches)
  if (batches.length === 0) return null
  return (
    <section aria-label={t('import.batch.title')} className={classes.batches}>
      {batches.map((batch) => (
        <BatchCard key={batch.id} batch={batch} onChanged={() => void readBatches(scope)} />
      ))}
    </section>
  )
}

function BatchCard({ batch, onChanged }: { batch: Batch; onChanged: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(30_000)
  const { sent, total } = batch
  const counts = { sent: wholeNumber(sent, locale), total: wholeNumber(total, locale) }
  return (
    <article className={classes.batch} data-testid="batch">
      <p className={classes.facts}>
        <BatchMark serviceId={batch.serviceId} />
        <strong>{batch.name || t('import.pasted')}</strong> ·{' '}
        <When
          iso={batch.createdAt}
          text={listTime(batch.createdAt, locale, now)}
          exact={exactTime(batch.createdAt, locale)}
        />{' '}
        · {t(`import.batch.${stateOf(batch)}`)}
      </p>
      <Progress
        value={(100 * sent) / total}
        size="md"
        transitionDuration={0}
        aria-label={t('import.batch.sent', counts)}
      />
      <p className={classes.counts}>
        <span>{t('import.batch.sent', counts)}</span>
        {(['underWay', 'waiting', 'needsCorrecting', 'needsAttention', 'dropped'] as const).map((name) =>
          batch[name] === 0 ? null : (
            <span key={name}>{t(`import.batch.${name}`, { number: wholeNumber(batch[name], locale) })}</span>
          )
        )}
      </p>
      <BatchNote batch={batch} />
      <BatchButtons batch={batch} onChanged={onChanged} />
    </article>
  )
}

/** Of which service it is, where it is not the one in use or is for practice. */
function BatchMark({ serviceId }: { serviceId: string }) {
  const service = useServiceOf(serviceId)
  const isAll = useDesk((state) => state.isAll)
  if (service === null) return null
  return isAll ? <ServiceMark service={service} /> : <TestMark service={service} />
}

/** Where a batch stands, in a word. */
function stateOf(batch: Batch): 'running' | 'paused' | 'done' | 'cancelled' | 'cut' {
  return (batch.state === 'running' || batch.state === 'paused') && !isOpen(batch) ? 'done' : batch.state
}

function BatchNote({ batch }: { batch: Batch }) {
  const { t } = useTranslation()
  const isStuck = batch.state === 'running' && batch.needsAttention > 0 && batch.underWay === 0 && batch.waiting > 0
  if (isStuck) return <p className={classes.remark}>{t('import.batch.needsAttentionNote')}</p>
  if (batch.state === 'paused' && batch.underWay > 0)
    return <p className={classes.remark}>{t('import.batch.pausedNote')}</p>
  return batch.state === 'cut' ? <p className={classes.remark}>{t('import.batch.cutNote')}</p> : null
}

function BatchButtons({ batch, onChanged }: { batch: Batch; onChanged: () => void }) {
  const { t } = useTranslation()
  const id = { batchId: batch.id }
  const pause = useAction(() => desk().import.pause(id), onChanged)
  const goOn = useAction(() => desk().import.run(id), onChanged)
  const putAway = useAction(() => desk().import.putAway(id), onChanged)
  const problem = pause.problem ?? goOn.problem ?? putAway.problem
  const canStop = batch.waiting > 0
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div className={classes.answers}>
        {canStop && batch.state === 'running' ? (
          <Button size="sm" variant="default" onClick={() => void pause.run()}>
            {t('import.batch.pause')}
          </Button>
        ) : null}
        {canStop && batch.state === 'paused' ? (
          <Button size="sm" variant="default" onClick={() => void goOn.run()}>
            {t('import.batch.goOn')}
          </Button>
        ) : null}
        {canStop ? <CancelButton batch={batch} onChanged={onChanged} /> : null}
        {isOpen(batch) ? null : (
          <Button size="sm" variant="default" onClick={() => void putAway.run()}>
            {t('import.batch.putAway')}
          </Button>
        )}
      </div>
    </>
  )
}
