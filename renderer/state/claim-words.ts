import type { TFunction } from 'i18next'
import { type ClaimKind, isClaimType, kindOf } from '../../common/words/requests.ts'
import { countryName, plainDate } from '../locales/format.ts'

/** A claim's name in the clerk's words; one that we do not know keeps the service's. */
export function claimLabel(type: string, t: TFunction): string {
  return isClaimType(type) ? t(`claimType.${type}`) : type
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
