import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { birthdateToIso, birthdateToTyped } from '../../common/people/birthdate.ts'
import { isCountry } from '../../common/people/country/countries.ts'
import { adviseOnClaims, type ClaimAdvice } from '../claims/advice.ts'
import type { SubReading, SubState } from '../claims/sub.ts'
import type { TypedClaims } from '../claims/typed-claims.ts'
import { countryName, dateInWords, plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useCodeCountry } from '../state/office-country.ts'
import type { LineWords } from './field-line.tsx'
import { useSettled } from './use-settled.ts'

/** The claims that have something to say about one another. */
type Telling = 'sub' | 'birthdate' | 'country'

interface Words {
  t: TFunction
  locale: string
  advice: ClaimAdvice
  claims: TypedClaims
  fill: (part: Partial<TypedClaims>) => void
}

/** What stands below the claims, where nothing is wrong with them: hints, what a code tells, and warnings. */
export function useClaimLines(claims: TypedClaims, serviceId: string, fill: Words['fill']): Record<Telling, LineWords> {
  const { t } = useTranslation()
  const locale = useLocale()
  const sub = useSettled(claims.sub)
  const office = useCodeCountry(serviceId)
  const words = { t, locale, advice: adviseOnClaims(claims, office), claims, fill }
  return {
    sub: sub === null ? { tone: 'hint', text: t('create.subHint') } : subLine(words),
    birthdate: sub === null ? birthdateAsTyped(words) : birthdateLine(words),
    country: unknownCountry(words) ??
      (sub === null ? null : countryLine(words)) ?? { tone: 'hint', text: t('create.countryHint') }
  }
}

const quiet: readonly SubState[] = ['fits', 'fitsUndated', 'document', 'unchecked', 'systemNumber']

function subLine(words: Words): LineWords {
  const { t, advice, fill } = words
  const { state, repairs } = advice.sub
  if (state === 'empty') return { tone: 'hint', text: t('create.subHint') }
  const repair = repairs.map((sub) => ({ words: sub, take: () => fill({ sub }) }))
  return {
    tone: quiet.includes(state) ? 'info' : 'warn',
    text: subText(words, advice.sub),
    offers: repair
  }
}

function subText(words: Words, reading: SubReading): string {
  const text = stateText(words, reading)
  const [sent] = reading.repairs
  // A country was put in front: what goes out is shown.
  return quiet.includes(reading.state) && sent !== undefined ? `${sent}: ${text}` : text
}

function stateText({ t, locale }: Words, { state, country, birthdate, repairs, looksLike }: SubReading): string {
  if (looksLike !== null) return t(`code.looksLike.${looksLike}`)
  if (state === 'zeros') return t('code.zeros')
  const named = country === null ? '' : countryName(country, locale)
  if (state === 'fits' && birthdate !== null) {
    return t('create.subBorn', { country: named, birthdate: plainDate(birthdate, locale) })
  }
  if (state === 'noCountry' && repairs.length === 0) return t('create.subNoLetters')
  return state === 'empty' || state === 'notCode' ? '' : t(`create.subLine.${state}`, { country: named })
}

function birthdateLine(words: Words): LineWords {
  const { t, locale, advice, fill } = words
  if (advice.birthdate === 'latvian') {
    const clear = { words: t('create.clearIt'), take: () => fill({ birthdate: '' }) }
    return { tone: 'warn', text: t('create.latvianBirthdate'), offers: [clear] }
  }
  const ofCode = advice.sub.birthdate
  if (advice.birthdate !== 'differs' || ofCode === null) return birthdateAsTyped(words)
  const use = { words: t('create.useIt'), take: () => fill({ birthdate: birthdateToTyped(ofCode) }) }
  return { tone: 'warn', text: t('create.codeSays', { value: plainDate(ofCode, locale) }), offers: [use] }
}

/** A date in words leaves no doubt which of its numbers is the month. */
function birthdateAsTyped({ t, locale, claims }: Words): LineWords {
  const iso = birthdateToIso(claims.birthdate)
  if (iso === null) return { tone: 'hint', text: t('create.birthdateHint') }
  return { tone: 'info', text: dateInWords(iso, locale) }
}

function unknownCountry({ t, claims }: Words): LineWords | null {
  const typed = claims.country
  return typed === '' || isCountry(typed) ? null : { tone: 'warn', text: t('create.countryUnknown', { typed }) }
}

function countryLine({ t, locale, advice, fill }: Words): LineWords | null {
  const { country } = advice.sub
  if (advice.country !== 'differs' || country === null) return null
  // The code names its country: this one is not needed beside it.
  const clear = { words: t('create.clearIt'), take: () => fill({ country: '' }) }
  return { tone: 'warn', text: t('create.codeSays', { value: countryName(country, locale) }), offers: [clear] }
}
