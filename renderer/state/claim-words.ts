import type { TFunction } from 'i18next'
import { type ClaimKind, isClaimType, kindOf } from '../../common/words/requests.ts'
import type { ClaimRow } from '../../preload/contract/request.ts'
import { countryName, plainDate } from '../locales/format.ts'

/** A claim's name in the clerk's words; one that we do not know keeps the service's. */
export function claimLabel(type: string, t: TFunction): string {
  return isClaimType(type) ? t(`claimType.${type}`) : type
}

/** The names of the claims that match, or that do not, as a list within a sentence. `locale`: of `Intl`. */
export function claimList(
  claims: readonly Pick<ClaimRow, 'type' | 'matched'>[],
  matched: boolean,
  t: TFunction,
  locale: string
): string {
  const names = claims
    .filter((claim) => claim.matched === matched)
    .map((claim) => claimLabel(claim.type, t).toLocaleLowerCase(locale))
  return new Intl.ListFormat(locale).format(names)
}

/** A claim's value as the language writes it. */
export function claimValue(type: string, value: string, locale: string): string {
  return shown[kindOf(type)](value, locale)
}

const asItIs = (value: string): string => value

const shown: Record<ClaimKind, (value: string, locale: string) => string> = {
  code: asItIs,
  name: asItIs,
  date: plainDate,
  country: countryName,
  text: asItIs
}
