/** The link as the person is given it: the service's own, with the language of the person's page. */
import type { Language } from '../../common/words/languages.ts'

/**
 * The link with its `ui_locales`. All else that it carries stays as the service wrote it, byte for byte: writing the
 * parameters anew would change how they are encoded. What is no URL stays as it is.
 */
export function personLink(link: string, language: Language): string {
  if (!URL.canParse(link)) return link
  const url = new URL(link)
  const others = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has('ui_locales'))
  url.search = [...others, `ui_locales=${language}`].join('&')
  return url.href
}
