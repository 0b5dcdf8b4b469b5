/** Codes that are printed, read aloud and typed: Crockford's base 32, in groups of four. */

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes as a code, e.g. `7ZK2-QF3M`; what is left of the last letter is zero. */
export function writeCode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const all = (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
  return (all.match(/.{1,4}/g) ?? []).join('-')
}

/** So many bytes of a code as typed; undefined where it is none of that length. Hyphens, blanks and case mean nothing. */
export function readCode(typed: string, length: number): Uint8Array | undefined {
  const read = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const digits = [...read].map((letter) => letters.indexOf(letter))
  if (digits.includes(-1) || digits.length !== Math.ceil((length * 8) / 5)) return undefined
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2))
}
