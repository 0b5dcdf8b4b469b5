import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ClaimRow, RequestDetail } from '../../preload/contract/request.ts'
import { whyWords } from '../decision/why-words.ts'
import { useLocale } from '../locales/use-locale.ts'
import { claimLabel, claimValue } from '../state/claim-words.ts'
import { Part } from '../ui/part.tsx'
import classes from './claims-compared.module.css'

/** Required beside received, claim by claim, and who compared. */
export function ClaimsCompared({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const hasResult = detail.result !== null
  if (detail.claims.length === 0) return null
  return (
    <Part title={hasResult ? t('hand.claims') : t('hand.asked')}>
      <table className={classes.table}>
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

function ComparedBy({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.comparedBy === null) return null
  return <p className={classes.by}>{t(`hand.comparedBy.${detail.comparedBy}`)}</p>
}

function Claim({ claim, hasResult }: { claim: ClaimRow; hasResult: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const show = (value: string) => claimValue(claim.type, value, locale)
  return (
    <tr data-matched={String(claim.matched)}>
      <th scope="row">{claimLabel(claim.type, t)}</th>
      <td>
        {claim.required === null ? <span className={classes.none}>{t('hand.notRequired')}</span> : show(claim.required)}
      </td>
      {hasResult ? (
        <td>
          {claim.received === null ? (
            <span className={classes.none}>{t('hand.notReceived')}</span>
          ) : (
            <span className={classes.received}>{show(claim.received)}</span>
          )}
          <MatchMark matched={claim.matched} isRequired={claim.required !== null} />
          <Why claim={claim} />
        </td>
      ) : null}
    </tr>
  )
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
