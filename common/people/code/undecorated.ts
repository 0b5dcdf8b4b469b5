/** A personal code without what people and other systems put in it and around it. */
import { inLatinKeys } from '../keyboard-letters.ts'
import { plainSigns } from '../plain-signs.ts'

// Whose it is, for whom it was made, and the number (eIDAS SAML Attribute Profile 1.2, 2.2.3).
const eidas = /^([A-Z]{2})\/[A-Z]{2}\/(.+)$/

// Certificates: the kind of document and its country, or a scheme of one country (ETSI EN 319 412-1, 5.1.3).
const semantic = /^(?:(?:PNO|IDC|PAS|TIN|TAX)([A-Z]{2})(?:-|(?<=PNO..)(?=\d))|[A-Z]{2}:([A-Z]{2})-)(.+)$/

// One system puts its own around that of another, as EE/EE/PNOEE-38001085718.
const mostLayers = 4

/** The country and the number without what one system has put around them. */
function withoutLayer(packed: string): string {
  const [, country = '', scheme = '', number = ''] = semantic.exec(packed) ?? []
  if (number !== '') return joined(country || scheme, number)
  const [, origin = '', rest = ''] = eidas.exec(packed) ?? []
  return rest === '' ? packed : joined(origin, rest)
}

// What is within names its country itself, or has none.
const joined = (country: string, number: string): string =>
  semantic.test(number) || eidas.test(number) ? number : `${country}${number}`

/**
 * In capitals, with plain signs and without spaces, and without what other systems put around it: `PNOEE-38001085718`
 * (ETSI EN 319 412-1,
 * 5.1.3), or `LT/EE/50001018865`.
 */
export function undecorated(text: string): string {
  const plain = plainSigns(text)
    .toUpperCase()
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐‑‒–—−]/gu, '-')
  const packed = inLatinKeys(plain)
  let named = packed
  for (let layer = 0; layer < mostLayers; layer += 1) named = withoutLayer(named)
  // A hyphen or colon between the country and the code: EE-38001085718.
  return named.replace(/^([A-Z]{2})[-:/]+(?=.)/, '$1')
}
