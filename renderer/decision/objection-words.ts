import type { TFunction } from 'i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { claimList } from '../state/claim-words.ts'

/** What speaks against accepting, as a list of clauses: "the full name differs and the level of assurance is too low". */
export function objectionWords(
  { concerns, claims }: Pick<RequestDetail, 'concerns' | 'claims'>,
  t: TFunction,
  locale: string
): string {
  const differing = claims.filter(({ matched }) => matched === false)
  const clauses = concerns
    .filter(({ isObjection }) => isObjection)
    .map(({ code }) =>
      code === 'differs' && differing.length > 0
        ? t('decision.differing', { claims: claimList(claims, false, t, locale), count: differing.length })
        : t(`decision.against.${code}`)
    )
  return new Intl.ListFormat(locale).format(clauses)
}
