import type { TFunction } from 'i18next'
import { isClaimType } from '../../common/words/requests.ts'
import type { ClaimRow } from '../../preload/contract/request.ts'

/** Why a claim differs, in words; null where it does not. */
export function whyWords({ type, why }: Pick<ClaimRow, 'type' | 'why'>, t: TFunction): string | null {
  if (why === null) return null
  if (why !== 'unknown' && why !== 'otherPerson') return t(`why.${why}`)
  const known = isClaimType(type) ? type : 'other'
  if (why === 'otherPerson' && known === 'sub') return t('why.another.sub')
  return t(`why.unknown.${known}`)
}
