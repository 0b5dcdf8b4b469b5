/** A service's own words about a fault, in whatever shape it tells them. */

const deepest = 4

/**
 * The words as one text: a text as it is, a list one after the other, an object with its names. Empty where there are
 * none. Deeper than four levels nothing is read.
 */
export function faultWords(told: unknown, depth = 0): string {
  if (typeof told === 'string') return told.trim()
  if (typeof told === 'number') return String(told)
  if (told === null || typeof told !== 'object' || depth === deepest) return ''
  const parts = Array.isArray(told)
    ? told.map((each) => faultWords(each, depth + 1))
    : Object.entries(told).map(([name, each]) => named(name, faultWords(each, depth + 1)))
  return parts.filter((part) => part !== '').join('; ')
}

const named = (name: string, words: string) => (words === '' ? '' : `${name}: ${words}`)
