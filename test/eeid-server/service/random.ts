/** Seeded randomness: the same seed gives the same ids, tokens, people and orders. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number
}

/** A generator (mulberry32) seeded with a whole number. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    }
  }
}

/** A whole number from 0 to `below` - 1. */
export function randomBelow(random: Random, below: number): number {
  return Math.floor(random.next() * below)
}

/** One of `items`, which must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[randomBelow(random, items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** `length` lower-case hexadecimal digits. */
export function randomHex(random: Random, length: number): string {
  return Array.from({ length }, () => randomBelow(random, 16).toString(16)).join('')
}

/** A version 4 UUID. */
export function randomUuid(random: Random): string {
  const hex = randomHex(random, 32)
  const variant = '89ab'.charAt(randomBelow(random, 4))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** A shuffled copy. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, rank: random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
