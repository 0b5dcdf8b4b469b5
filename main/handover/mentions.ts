/** Whether a text tells who the person is. */

/** Claims by type (eeID API description, "Meaning"). */
type Claims = Readonly<Record<string, string>>

// Shorter parts of a name stand in many words.
const shortestTelling = 3

/** Whether `text` has a value of the claims in it, or a part of a name, whatever its case and accents. */
export function mentions(text: string, claims: Claims): boolean {
  const plain = plainly(text)
  return tellingParts(claims).some((part) => plain.includes(plainly(part)))
}

function tellingParts({ sub = '', name = '', birthdate = '' }: Claims): string[] {
  const [year = '', month = '', day = ''] = birthdate.split('-')
  const dates = day === '' ? [] : [birthdate, `${day}.${month}.${year}`, `${year}${month}${day}`]
  // The code with and without its country.
  const codes = [sub, sub.replace(/^[A-Z]{2}/i, '')]
  return [...codes, ...name.split(/[\s-]+/), ...dates].filter((part) => part.length >= shortestTelling)
}

const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
