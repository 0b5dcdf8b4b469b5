/** The table of calls and faults: what came of each. */
import { type Cell, callNames, faults } from './faults/all.ts'
import type { Played } from './play.ts'

/** One cell and what came of it. */
export type Verdict = { cell: Cell; played: Played }

/** A line for each fault, a column for each call: `kept`, `BROKEN`, or `–` where the fault cannot be done to the call. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...faults.map(({ name }) => name.length))
  const wordOf = (fault: Cell['fault'], call: string) => {
    const verdict = verdicts.find(({ cell }) => cell.fault === fault && cell.call === call)
    if (!verdict) return '–'
    return verdict.played.broken.length === 0 ? 'kept' : 'BROKEN'
  }
  const rows = faults
    .filter((fault) => verdicts.some(({ cell }) => cell.fault === fault))
    .map((fault) => [fault.name.padEnd(width), ...callNames.map((call) => wordOf(fault, call).padEnd(6))].join('  '))
  return [['The answer …'.padEnd(width), ...callNames.map((call) => call.padEnd(6))].join('  '), ...rows].join('\n')
}

/** What was not kept, in words. */
export const brokenIn = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter(({ played }) => played.broken.length > 0)
    .map(({ cell, played }) => `${cell.call}: ${cell.fault.name}\n  ${played.broken.join('\n  ')}`)
