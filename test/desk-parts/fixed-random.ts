/** Bytes for a desk in a test: other ones at every call, also of another desk. */
import { createHash } from 'node:crypto'

let drawn = 0

/** Returns what draws them; the desk's code (3 bytes) is always the same. */
export function fixedRandom(): (bytes: number) => Uint8Array {
  return (bytes) => {
    if (bytes <= 3) return new Uint8Array(bytes).fill(3)
    drawn += 1
    return createHash('sha512').update(`drawn ${drawn}`).digest().subarray(0, bytes)
  }
}
