import { useTranslation } from 'react-i18next'
import type { DecisionView } from '../../preload/contract/decisions.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Part } from '../ui/part.tsx'
import classes from './decision.module.css'

/** What was decided, the latest first. */
export function DecisionHistory({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.decisions.length === 0) return null
  return (
    <Part title={t('decision.title')}>
      <ol className={classes.history} data-testid="decisions">
        {detail.decisions.toReversed().map((decision) => (
          <Decision key={decision.decidedAt + decision.verdict + decision.desk} decision={decision} />
        ))}
      </ol>
    </Part>
  )
}

function Decision({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const against = decision.wentAgainst.map((code) => t(`decision.against.${code}`))
  return (
    <li>
      <p className={classes.verdict}>
        <strong>{t(`decision.verdict.${decision.verdict}`)}</strong>{' '}
        <time dateTime={decision.decidedAt}>{exactTime(decision.decidedAt, locale)}</time>
        {decision.author === '' ? null : ` · ${decision.author}`}
        {decision.desk === '' ? null : ` · ${t('decision.at', { desk: decision.desk })}`}
        {decision.arrived === null
          ? null
          : ` · ${t('decision.arrived', { time: exactTime(decision.arrived, locale) })}`}
      </p>
      {against.length === 0 ? null : (
        <p>{t('decision.wentAgainst', { reasons: new Intl.ListFormat(locale).format(against) })}</p>
      )}
      {decision.note === '' ? null : <p className={classes.words}>{decision.note}</p>}
    </li>
  )
}
