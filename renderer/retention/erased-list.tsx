import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErasureView } from '../../common/erasure.ts'
import { exactTime, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './retention.module.css'
import { readErasures, useErasures } from './retention-store.ts'

/** What was erased, each with its certificate and with what could not be removed. */
export function ErasedList() {
  const { t } = useTranslation()
  const { erasures, problem } = useErasures()
  return (
    <section className={classes.section} aria-labelledby="erased-list">
      <h4 id="erased-list" className={classes.title}>
        {t('retention.erased')}
      </h4>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {erasures?.length === 0 ? <p className={classes.text}>{t('retention.erasedNone')}</p> : null}
      {erasures === null || erasures.length === 0 ? null : (
        <ul className={classes.list}>
          {erasures.map((erasure) => (
            <li key={erasure.id} className={classes.item} data-testid="erasure">
              <Erased erasure={erasure} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Erased({ erasure }: { erasure: ErasureView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [saved, setSaved] = useState<string | null>(null)
  const { id, why, reason, author, orderedAt, endedAt, requests, copies } = erasure
  const save = useAction(
    () => desk().erasure.saveCertificate({ id }),
    (file) => setSaved(file?.fileName ?? null)
  )
  const what = t('retention.requests', { count: requests, formatted: wholeNumber(requests, locale) })
  return (
    <div className={classes.row}>
      <span className={classes.words}>
        <span className={classes.name}>{[exactTime(orderedAt, locale), what].join(' · ')}</span>
        <span className={classes.detail}>
          {[t(`retention.why.${why}`), reason, author].filter(Boolean).join(' · ')}
        </span>
        {endedAt === null ? <span className={classes.detail}>{t('retention.underWay')}</span> : null}
      </span>
      {endedAt === null ? null : (
        <Button variant="default" aria-disabled={save.isBusy} onClick={() => void save.run()}>
          {t('retention.certificate')}
        </Button>
      )}
      <span role="status" className={classes.told}>
        {saved === null ? null : t('retention.saved', { fileName: saved })}
      </span>
      {save.problem === null ? null : <ProblemNote problem={save.problem} />}
      {copies.length === 0 ? null : <CopiesLeft id={id} copies={copies} />}
    </div>
  )
}

/** Copies that are still in the office's folder, and what can be done about them. */
function CopiesLeft({ id, copies }: Pick<ErasureView, 'id' | 'copies'>) {
  const { t } = useTranslation()
  const again = useAction(
    () => desk().erasure.tryCopies(),
    () => void readErasures()
  )
  const leave = useAction(
    () => desk().erasure.leaveCopies({ id }),
    () => void readErasures()
  )
  return (
    <div className={classes.told}>
      <p>{t('retention.copiesLeft')}</p>
      <ul className={classes.plain}>
        {copies.map(({ file, fault }) => (
          <li key={file} className={classes.name}>
            {file} · {t(`retention.fault.${fault}`)}
          </li>
        ))}
      </ul>
      <div className={classes.lower}>
        <Button variant="default" aria-disabled={leave.isBusy} onClick={() => void leave.run()}>
          {t('retention.leaveCopies')}
        </Button>
        <Button variant="default" aria-disabled={again.isBusy} onClick={() => void again.run()}>
          {t('retention.tryCopies')}
        </Button>
      </div>
    </div>
  )
}
