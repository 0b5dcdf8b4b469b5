/** What an office counts about its requests: no person is in it. */
import type { OutcomeWord } from './outcomes.ts'

/** What came of a day by the desk's own clock; each count is that of a query (`todayQuery`). */
export type TodayCounts = {
  /** `YYYY-MM-DD` */
  day: string
  /** Created today. */
  asked: number
  /** Decided today, as it stands. */
  accepted: number
  rejected: number
  /** Created today, and still waiting. */
  waiting: number
  /** Accepted today, and not in the office's folder yet; null where this desk files nothing. */
  notFiled: number | null
}

/** The parts of a day that are counted. */
export const todayParts = ['asked', 'accepted', 'rejected', 'waiting', 'notFiled'] as const
export type TodayPart = (typeof todayParts)[number]

/** By what the numbers are told. A week begins on Monday. */
export const numberSteps = ['day', 'week'] as const
export type NumberStep = (typeof numberSteps)[number]

/** Which numbers are wanted: of whole steps up to the one in which today is. */
export type NumbersAsked = { step: NumberStep; steps: number }

/** The longest time that is counted at once, in days. */
export const mostNumberDays = 366

/** What a number may be counted by beside time. A desk or a clerk would be another one. */
export const tallyKinds = ['method', 'level'] as const
export type TallyKind = (typeof tallyKinds)[number]

/** How many of the completed ones have the same in something; `key` is null where nobody told, or in a word that is not known. */
export type Tally = { key: string | null; count: number }

/** How long people took from the link to the result, in seconds: half of them no longer, and nine of ten no longer. */
export type LinkToResult = { median: number; slowestTenth: number }

/** What was counted of some days. */
export type Counted = {
  asked: number
  completed: number
  outcomes: Record<OutcomeWord, number>
  /** Null where nobody completed anything. */
  linkToResult: LinkToResult | null
}

/** The same of one day or week, by its first and its last day. */
export type NumberPeriod = Counted & { from: string; to: string }

/** The numbers of an office. Requests count on the day on which they were created, results on that of their completion. */
export type OfficeNumbers = {
  asked: NumbersAsked
  /** Oldest first. */
  periods: NumberPeriod[]
  whole: NumberPeriod
  tallies: Record<TallyKind, Tally[]>
}
