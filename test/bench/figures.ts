/** What is said about many measured times. All in milliseconds. */

/** How long something took, over all the times it was done. */
export type Figures = { n: number; p50: number; p95: number; max: number }

/** The frames of a stretch of time, by how long each was on screen. */
export type Frames = Figures & { over33: number }

/** To a tenth. */
export const rounded = (value: number): number => Math.round(value * 10) / 10

/** The value below which a share (0 to 1) of the sorted times lies; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The one in the middle; between two, half way: of two times neither is the usual one. 0 of none. */
function median(sorted: readonly number[]): number {
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2
}

/** Median, 95th percentile and the longest. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b)
  const [p50, p95, max] = [median(sorted), quantile(sorted, 0.95), sorted.at(-1) ?? 0]
  return { n: times.length, p50: rounded(p50), p95: rounded(p95), max: rounded(max) }
}

/** The same for frames, with how many were longer than two of a screen of 60 Hz. */
export const framesOf = (frames: readonly number[]): Frames => ({
  ...figuresOf(frames),
  over33: frames.filter((frame) => frame > 33.4).length
})
