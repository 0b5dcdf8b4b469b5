/** What an office counts, by day and week: a day at a time, so that nothing else waits for it. */
import { knownLevels, knownMethods } from '../../common/words/methods.ts'
import type {
  Counted,
  LinkToResult,
  NumberPeriod,
  NumbersAsked,
  OfficeNumbers,
  Tally,
  TallyKind
} from '../../common/words/numbers.ts'
import { outcomeWords } from '../../common/words/outcomes.ts'
import { type Days, dayAfter, mondayOf } from '../clock/days.ts'
import type { Steps } from '../store/database/steps.ts'
import { numberOf } from '../store/list/state.ts'
import type { EndedGroup, Tallies } from '../store/list/tallies.ts'

/** What is counted from. `now` in milliseconds since 1970 UTC. */
export type NumbersFrom = { tallies: Tallies; serviceId: string; days: Days; now: number }

/** What one day has. */
type DayCount = { asked: number; ended: readonly EndedGroup[]; took: readonly number[] }

type Stretch = { from: string; to: string }

/** Counts in steps of one day each. */
export function* officeNumbers(from: NumbersFrom, asked: NumbersAsked): Steps<OfficeNumbers> {
  from.tallies.settle()
  const stretches = stretchesOf(asked, from.days.of(from.now))
  const counted: { stretch: Stretch; days: DayCount[] }[] = []
  for (const stretch of stretches) {
    const days: DayCount[] = []
    for (const day of daysIn(stretch)) {
      days.push(countDay(from, day))
      yield
    }
    counted.push({ stretch, days })
  }
  const all = counted.flatMap(({ days }) => days)
  const ended = all.flatMap((day) => day.ended)
  return {
    asked,
    periods: counted.map(({ stretch, days }) => periodOf(stretch, days)),
    whole: periodOf({ from: stretches[0]?.from ?? '', to: stretches.at(-1)?.to ?? '' }, all),
    tallies: {
      method: tally(ended, 'method', knownMethods),
      level: tally(ended, 'level', knownLevels)
    }
  }
}

/** Whole days or weeks, oldest first; the last one has today in it, and ends with it. */
function stretchesOf({ step, steps }: NumbersAsked, today: string): Stretch[] {
  const length = step === 'week' ? 7 : 1
  const begin = step === 'week' ? mondayOf(today) : today
  return Array.from({ length: steps }, (_, index) => {
    const from = dayAfter(begin, -length * (steps - 1 - index))
    const to = dayAfter(from, length - 1)
    return { from, to: to > today ? today : to }
  })
}

function daysIn({ from, to }: Stretch): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day)
  return days
}

function countDay({ tallies, serviceId, days }: NumbersFrom, day: string): DayCount {
  const span = { from: days.start(day), to: days.start(dayAfter(day, 1)) }
  return {
    asked: tallies.asked(serviceId, span),
    ended: tallies.ended(serviceId, span),
    took: tallies.took(serviceId, span)
  }
}

const periodOf = (stretch: Stretch, days: readonly DayCount[]): NumberPeriod => ({ ...stretch, ...sumOf(days) })

function sumOf(days: readonly DayCount[]): Counted {
  const ended = days.flatMap((day) => day.ended)
  const count = (groups: readonly EndedGroup[]) => groups.reduce((sum, group) => sum + group.count, 0)
  const outcomes = outcomeWords.map((word) => [word, count(ended.filter(({ state }) => state === numberOf(word)))])
  return {
    asked: days.reduce((sum, day) => sum + day.asked, 0),
    completed: count(ended),
    outcomes: Object.fromEntries(outcomes) as Counted['outcomes'],
    linkToResult: linkToResult(days.flatMap((day) => day.took))
  }
}

/** Of an even number the later of the two in the middle: what is told is a time that somebody took. */
function linkToResult(took: readonly number[]): LinkToResult | null {
  if (took.length === 0) return null
  const sorted = Float64Array.from(took).sort()
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1000)
  return { median: at(0.5), slowestTenth: at(0.9) }
}

/** Known words in their own order, and all others together: what a service writes there is nobody's to print. */
function tally(ended: readonly EndedGroup[], kind: TallyKind, known: readonly string[]): Tally[] {
  // A level may be written as an address that ends with it, a method in small letters.
  const keyOf = (group: EndedGroup) =>
    known.find((word) => group[kind]?.toUpperCase().endsWith(word.toUpperCase()) === true) ?? null
  const counts = [...known, null].map((key) => ({
    key,
    count: ended.filter((group) => keyOf(group) === key).reduce((sum, { count }) => sum + count, 0)
  }))
  return counts.filter(({ count }) => count > 0)
}
