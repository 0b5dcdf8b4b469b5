/** What other machines on the same hardware take of this one's processors: noise that nothing here can make smaller. */
import { readFileSync } from 'node:fs'
import { rounded } from './figures.ts'

/** Ticks of all processors since the machine's start: those that were stolen, and all. */
type Ticks = { stolen: number; all: number }

/** What the first line of Linux's `/proc/stat` says (proc_stat(5): user nice system idle iowait irq softirq steal …). */
function ticksOf(stat: string): Ticks {
  const [, ...ticks] = stat.slice(0, stat.indexOf('\n')).trim().split(/\s+/)
  const eight = ticks.slice(0, 8).map(Number)
  return { stolen: eight[7] ?? 0, all: eight.reduce((sum, one) => sum + one, 0) }
}

/** The share of the processors' time that was stolen between two readings of `/proc/stat`, in per cent. */
export function stolenBetween(before: string, after: string): number {
  const [from, to] = [ticksOf(before), ticksOf(after)]
  return rounded((100 * (to.stolen - from.stolen)) / Math.max(1, to.all - from.all))
}

const read = (): string | null => (process.platform === 'linux' ? readFileSync('/proc/stat', 'utf8') : null)

/** Does `work`, and says how much was stolen meanwhile, in per cent: null where the system does not tell. */
export async function withStolen<T>(work: () => Promise<T>): Promise<{ value: T; stolen: number | null }> {
  const before = read()
  const value = await work()
  const after = read()
  return { value, stolen: before === null || after === null ? null : stolenBetween(before, after) }
}
