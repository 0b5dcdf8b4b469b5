/** The place of the words below the birth date and the country, which stand side by side. */
import type { LineWords, Room } from './field-line.tsx'

/** Words with their place. */
interface Placed {
  line: LineWords
  room: Room
}

/** Where the words of both go. */
interface PairRoom {
  /** Both have much to say: the fields stand one below the other. */
  isStacked: boolean
  birthdate: Placed
  country: Placed
}

/** A warning goes over both columns, and a hint beside it gives way; two warnings need a row for each field. */
export function pairRoom(birthdate: LineWords, country: LineWords): PairRoom {
  const isStacked = isLong(birthdate) && isLong(country)
  const plain = { birthdate: { line: birthdate, room: 'one' }, country: { line: country, room: 'one' } } as const
  if (isStacked) return { isStacked, ...plain }
  if (isLong(birthdate)) {
    return { isStacked, birthdate: { line: birthdate, room: 'first' }, country: { line: silent, room: 'one' } }
  }
  if (isLong(country)) {
    return { isStacked, birthdate: { line: silent, room: 'one' }, country: { line: country, room: 'second' } }
  }
  return { isStacked, ...plain }
}

const silent: LineWords = { tone: 'hint', text: '' }

const isLong = ({ tone }: LineWords): boolean => tone === 'warn' || tone === 'bad'
