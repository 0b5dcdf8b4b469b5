/** One piece of work beside its baseline, in the same run: machines differ, and so does one from hour to hour. */
import { type Figures, figuresOf, rounded } from './figures.ts'

/**
 * What came of a bench. Times in milliseconds. `ratio`: how many times as long as the baseline, by the medians; `target`:
 * the most that it may be. `noise`: how many times as long the slowest baseline took as the quickest.
 */
export type Compared = {
  what: string
  baseline: string
  own: Figures
  base: Figures
  ratio: number
  target: number
  isWithin: boolean
  noise: number
  /** What else was counted, by its name. */
  more: Record<string, number>
}

/** What is compared, in words, and how often. */
export type Comparison = Pick<Compared, 'what' | 'baseline' | 'target'> & { rounds: number }

/** Work that returns how long it took, in milliseconds: what has to be made ready before it counts for nothing. */
export type Timed = () => Promise<number>

/** Does both in turns, the baseline first and last, so that what the machine does meanwhile meets both. */
export async function compare(comparison: Comparison, base: Timed, own: Timed): Promise<Compared> {
  const [bases, owns]: [number[], number[]] = [[], []]
  for (let round = 0; round < comparison.rounds; round++) {
    bases.push(await base())
    owns.push(await own())
  }
  bases.push(await base())
  return compared(comparison, bases, owns)
}

/** Puts measured times beside one another. */
export function compared(
  { what, baseline, target }: Pick<Comparison, 'what' | 'baseline' | 'target'>,
  bases: readonly number[],
  owns: readonly number[],
  more: Record<string, number> = {}
): Compared {
  const [own, base] = [figuresOf(owns), figuresOf(bases)]
  const ratio = own.p50 / Math.max(base.p50, 0.1)
  const noise = Math.max(...bases) / Math.max(Math.min(...bases), 0.1)
  const isWithin = ratio <= target
  return { what, baseline, own, base, ratio: twoPlaces(ratio), target, isWithin, noise: rounded(noise), more }
}

const twoPlaces = (value: number): number => Math.round(value * 100) / 100

/** How long `work` takes, milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The lines that say what came of a bench. */
export function linesOf({ what, baseline, own, base, ratio, target, isWithin, noise, more }: Compared): string[] {
  const row = (name: string, { n, p50, p95, max }: Figures) =>
    [name.padEnd(60), ...[n, p50, p95, max].map((value) => String(value).padStart(9))].join(' ')
  return [
    `\n${what}, milliseconds`,
    [' '.repeat(60), ...['n', 'p50', 'p95', 'max'].map((head) => head.padStart(9))].join(' '),
    row('this app', own),
    row(`  ${baseline}`, base),
    `${ratio} × the baseline, at most ${target}: ${isWithin}; the baseline itself varied ${noise} ×`,
    ...Object.entries(more).map(([name, value]) => `${name}: ${value}`)
  ]
}
