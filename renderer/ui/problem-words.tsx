import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Details } from './details.tsx'
import classes from './problem-words.module.css'

interface Props {
  problem: Problem
  /** Where there is little room the facts are folded away: what to do stays in sight. */
  isFolded?: boolean
}

/** What is wrong and what to do, with the facts that whoever puts it right wants to know. */
export function ProblemWords({ problem, isFolded = false }: Props) {
  const { t } = useTranslation()
  const { code, looksLike, proxy, certificate } = problem
  const facts = proxy === undefined && certificate === undefined ? null : <Facts problem={problem} />
  return (
    <>
      <p>
        {t(`problem.${code}`)} {looksLike === undefined ? null : t(`hop.look.${looksLike}`)}
      </p>
      {isFolded && facts !== null ? <Details>{facts}</Details> : facts}
    </>
  )
}

function Facts({ problem: { proxy, certificate } }: Pick<Props, 'problem'>) {
  const { t } = useTranslation()
  return (
    <dl className={classes.facts}>
      {proxy === undefined ? null : <HopFact label={t('hop.proxy')} value={proxy} />}
      {certificate === undefined ? null : <CertificateFacts certificate={certificate} />}
    </dl>
  )
}

function CertificateFacts({ certificate }: { certificate: NonNullable<Problem['certificate']> }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { issuer, from, until, now } = certificate
  const dates = t('hop.dates', { from: exactTime(from, locale), until: exactTime(until, locale) })
  return (
    <>
      <HopFact label={t('hop.issuer')} value={issuer} />
      <HopFact label={t('hop.valid')} value={dates} />
      <HopFact label={t('hop.clock')} value={exactTime(now, locale)} />
    </>
  )
}

function HopFact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
    </div>
  )
}
