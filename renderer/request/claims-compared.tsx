import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { differingSigns } from '../../common/people/differing-signs.ts'
import type { ClaimRow, RequestDetail } from '../../preload/contract/request.ts'
import { whyWords } from '../decision/why-words.ts'
import { useLocale } from '../locales/use-locale.ts'
import { claimLabel, claimValue } from '../state/claim-words.ts'
import { Part } from '../ui/part.tsx'
import classes from './claims-compared.module.css'
import { Marked } from './marked.tsx'

/** Required beside received, claim by claim, and who compared. */
export function ClaimsCompared({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const hasResult = detail.result !== null
  if (detail.claims.length === 0) return detail.isDiscovery ? <Anyone /> : null
  return (
    <Part title={hasResult ? t('hand.claims') : t('hand.asked')}>
      <table className={classes.table} data-compared={hasResult}>
        <thead>
          <tr>
            <th scope="col">{t('hand.claim')}</th>
            <th scope="col">{t('hand.required')}</th>
            {hasResult ? <th scope="col">{t('hand.received')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {detail.claims.map((claim) => (
            <Claim key={claim.type} claim={claim} hasResult={hasResult} />
          ))}
        </tbody>
      </table>
      <ComparedBy detail={detail} />
    </Part>
  )
}

/** As many letters as a word may have where two values stand side by side in the narrowest pane. */
const mostBeside = 16

/** Whether a value has a word for which half of the pane is too narrow: a name is not broken within a word. */
const isLong = ({ required, received }: ClaimRow): boolean =>
  [required, received].some((value) => (value ?? '').split(/[\s-]/).some((word) => word.length > mostBeside))

/** A request that asks for nobody in particular. */
function Anyone() {
  const { t } = useTranslation()
  return (
    <Part title={t('hand.asked')}>
      <p className={classes.anyone}>{t('hand.anyone')}</p>
    </Part>
  )
}

function ComparedBy({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.comparedBy === null) return null
  return <p className={classes.by}>{t(`hand.comparedBy.${detail.comparedBy}`)}</p>
}

function Claim({ claim, hasResult }: { claim: ClaimRow; hasResult: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [required, received] = shownValues(claim, locale)
  return (
    <tr data-matched={String(claim.matched)} data-long={isLong(claim)}>
      <th scope="row">{claimLabel(claim.type, t)}</th>
      <td data-label={t('hand.required')}>
        {claim.required === null ? <span className={classes.none}>{t('hand.notRequired')}</span> : required}
      </td>
      {hasResult ? (
        <td data-label={t('hand.received')}>
          {claim.received === null ? (
            <span className={classes.none}>{t('hand.notReceived')}</span>
          ) : (
            <span className={classes.received}>{received}</span>
          )}
          <MatchMark matched={claim.matched} isRequired={claim.required !== null} />
          <Why claim={claim} />
        </td>
      ) : null}
    </tr>
  )
}

/** Both values as the language writes them, with what differs marked. */
function shownValues({ type, required, received, marks }: ClaimRow, locale: string): [ReactNode, ReactNode] {
  const [asked, told] = [required ?? '', received ?? ''].map((value) => claimValue(type, value, locale))
  if (marks === null || asked === undefined || told === undefined) return [asked, told]
  // What is shown in other words than it came in, as a date, is compared as it is shown.
  const ranges = asked === required && told === received ? marks : differingSigns(asked, told)
  return [
    <Marked key="required" text={asked} ranges={ranges.required} />,
    <Marked key="received" text={told} ranges={ranges.received} />
  ]
}

function Why({ claim }: { claim: ClaimRow }) {
  const { t } = useTranslation()
  const words = whyWords(claim, t)
  return words === null ? null : <span className={classes.why}>{words}</span>
}

function MatchMark({ matched, isRequired }: { matched: boolean | null; isRequired: boolean }) {
  const { t } = useTranslation()
  if (matched === null) return isRequired ? <span className={classes.mark}>{t('hand.notCompared')}</span> : null
  const Shape = matched ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <span className={classes.mark} data-matched={matched}>
      <Shape size={16} aria-hidden="true" /> {matched ? t('hand.matches') : t('hand.differs')}
    </span>
  )
}
