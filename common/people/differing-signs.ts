/** Which signs of two values differ: what a screen marks in both, so that nobody has to look for them. */
import type { DifferingSigns, SignRange } from '../words/request-views.ts'
import { capitals } from './text.ts'

/** No text that anybody compares is longer; the table of a longest common part has as many fields as their product. */
const longest = 300

/**
 * The signs of each text that are not in the other in the same order; capitals do not matter. Where both are as long,
 * as codes and dates are, each is compared with the one in its place. Empty where texts are too long to be compared.
 */
export function differingSigns(required: string, received: string): DifferingSigns {
  const [one, other] = [signsOf(required), signsOf(received)]
  if (one.length > longest || other.length > longest) return { required: [], received: [] }
  const common = inPlace(one, other) ?? inOrder(one, other)
  return { required: rangesWithout(one, common.one), received: rangesWithout(other, common.other) }
}

type Sign = { text: string; at: number; length: number }

/** The signs as people see them: a letter with its marks is one. */
function signsOf(text: string): Sign[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment, index }) => ({
    text: capitals(segment),
    at: index,
    length: segment.length
  }))
}

type Common = { one: ReadonlySet<number>; other: ReadonlySet<number> }

const hasDigits = (signs: readonly Sign[]) => signs.some(({ text }) => /\d/.test(text))

function inPlace(one: readonly Sign[], other: readonly Sign[]): Common | null {
  if (one.length !== other.length || !hasDigits(one)) return null
  const same = new Set(one.flatMap(({ text }, index) => (text === other[index]?.text ? [index] : [])))
  return { one: same, other: same }
}

/** The longest common subsequence. */
function inOrder(one: readonly Sign[], other: readonly Sign[]): Common {
  const width = other.length + 1
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const isSame = one[row]?.text === other[column]?.text
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const common = { one: new Set<number>(), other: new Set<number>() }
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row]?.text === other[column]?.text) {
      common.one.add(row++)
      common.other.add(column++)
    } else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return common
}

function rangesWithout(signs: readonly Sign[], common: ReadonlySet<number>): SignRange[] {
  const ranges: [number, number][] = []
  for (const [index, { at, length }] of signs.entries()) {
    if (common.has(index)) continue
    const last = ranges.at(-1)
    if (last?.[1] === at) last[1] = at + length
    else ranges.push([at, at + length])
  }
  return ranges
}
