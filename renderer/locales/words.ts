import type { ParseKeys, TFunction } from 'i18next'

/** The text of a key that takes no values. */
export type Words = (key: ParseKeys) => string

/** Looks each text up once: a list shows the same dozen by the hundred, and looking one up costs more than showing it. */
export function rememberWords(t: TFunction): Words {
  const known = new Map<string, string>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const text: string = t(key)
    known.set(key, text)
    return text
  }
}
