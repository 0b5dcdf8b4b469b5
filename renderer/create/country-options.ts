import { countryCodes, nearCountries } from '../../common/people/country/countries.ts'
import { countryName } from '../locales/format.ts'

/** One country to choose. */
export interface CountryOption {
  value: string
  label: string
}

const made = new Map<string, readonly CountryOption[]>()

/** All countries by their names in a language: the near ones first, then by the language's alphabet. Made once for each. */
export function countryOptions(locale: string): readonly CountryOption[] {
  const options = made.get(locale) ?? optionsIn(locale)
  made.set(locale, options)
  return options
}

function optionsIn(locale: string): CountryOption[] {
  const { compare } = new Intl.Collator(locale)
  const option = (code: string) => ({ value: code, label: countryName(code, locale) })
  const others = countryCodes.filter((code) => !nearCountries.includes(code)).map(option)
  return [...nearCountries.map(option), ...others.sort((a, b) => compare(a.label, b.label))]
}
