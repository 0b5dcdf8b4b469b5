/** The calls about the end of a day: what came of it, the list in a file and on paper, and the numbers of the office. */
import { z } from 'zod'
import { mostNumberDays, numberSteps, type OfficeNumbers, type TodayCounts } from '../../common/words/numbers.ts'
import { outcomeWords } from '../../common/words/outcomes.ts'
import { exportFormats, longestAbout } from '../../common/words/reports.ts'
import { outcome } from './answers.ts'
import { call, service } from './call.ts'
import { listQuery } from './list-query.ts'
import { sent } from './printing.ts'

const count = z.int().min(0)
const day = z.iso.date()

const todayCounts = z.object({
  day,
  asked: count,
  accepted: count,
  rejected: count,
  waiting: count,
  notFiled: count.nullable()
}) satisfies z.ZodType<TodayCounts>

const numbersAsked = z
  .strictObject({ step: z.enum(numberSteps), steps: z.int().min(1).max(mostNumberDays) })
  .refine(({ step, steps }) => steps * (step === 'week' ? 7 : 1) <= mostNumberDays)

const period = z.object({
  from: day,
  to: day,
  asked: count,
  completed: count,
  outcomes: z.record(z.enum(outcomeWords), count),
  linkToResult: z.object({ median: count, slowestTenth: count }).nullable()
})

const tally = z.array(z.object({ key: z.string().nullable(), count }))

const officeNumbers = z.object({
  asked: numbersAsked,
  periods: z.array(period),
  whole: period,
  tallies: z.object({ method: tally, level: tally })
}) satisfies z.ZodType<OfficeNumbers>

/** Every call of `reports`. */
export const reportsCalls = {
  /** What came of the day that it is by this computer's clock. */
  today: call(service, outcome(todayCounts)),
  /** Saves what a query shows where the clerk says; null where the clerk closed the dialog. */
  exportList: call(
    service.extend({ query: listQuery, format: z.enum(exportFormats) }),
    outcome(z.object({ fileName: z.string() }).nullable())
  ),
  /** Prints what a query shows as proofs are printed. `about`: what narrows it, in the words on the screen. */
  printList: call(service.extend({ query: listQuery, about: z.string().max(longestAbout) }), outcome(sent)),
  /** Counts by day or week; a later call of the window makes the one before it end early, with `notNow`. */
  numbers: call(service.extend({ asked: numbersAsked }), outcome(officeNumbers)),
  /** Prints the same. */
  printNumbers: call(service.extend({ asked: numbersAsked }), outcome(sent))
}
