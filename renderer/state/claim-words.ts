import type { TFunction } from 'i18next'
import type { WindowTexts } from '../../common/locales/texts.ts'
import { countryName, plainDate } from '../locales/format.ts'

type ClaimType = keyof WindowTexts['claimType']

const known: readonly ClaimType[] = ['sub', 'name', 'birthdate', 'country']

function isKnown(type: string): type is ClaimType {
  return known.some((one) => one === type)
}

/** A claim's name in the clerk's words; one that we do not know keeps the service's. */
export function claimLabel(type: string, t: TFunction): string {
  return isKnown(type) ? t(`claimType.${type}`) : type
}

/** A claim's value as the language writes it. */
export function claimValue(type: string, value: string, locale: string): string {
  if (type === 'birthdate') return plainDate(value, locale)
  return type === 'country' ? countryName(value, locale) : value
}
