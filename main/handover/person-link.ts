/** The link as the person is given it: the service's own, with the language and the country of the person's page. */
import type { Language } from '../../common/words/languages.ts'
import { kindOf } from '../../common/words/requests.ts'

/**
 * The country that claims tell (ISO 3166-1 alpha-2, in capitals): the one that was asked for, else that of the code. Null
 * where they tell none.
 */
export function countryAsked(claims: readonly { type: string; value: string }[]): string | null {
  const told = (kind: string) =>
    claims
      .find(({ type }) => kindOf(type) === kind)
      ?.value.trim()
      .toUpperCase() ?? ''
  const [country, code] = [told('country'), told('code')]
  return /^[A-Z]{2}$/.test(country) ? country : (/^[A-Z]{2}(?=.)/.exec(code)?.[0] ?? null)
}

/**
 * The link with its `ui_locales`, and with the `country` that the page is to begin with, unless the service has put one
 * there; the page takes no heed of one that it does not offer. All else that it carries stays as the service wrote it,
 * byte for byte: writing the parameters anew would change how they are encoded. What is no URL stays as it is.
 */
export function personLink(link: string, language: Language, country: string | null = null): string {
  if (!URL.canParse(link)) return link
  const url = new URL(link)
  const others = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has('ui_locales'))
  const hasCountry = country === null || url.searchParams.has('country')
  url.search = [...others, `ui_locales=${language}`, ...(hasCountry ? [] : [`country=${country}`])].join('&')
  return url.href
}
