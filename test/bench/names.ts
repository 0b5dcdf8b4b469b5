/** The benches, by name, and how many of what each has unless `--count` says otherwise. */
export const benches = {
  start: 100_000,
  list: 100_000,
  actions: 100_000,
  handover: 60,
  sweep: 10_000,
  firstSync: 10_000,
  bulk: 1_000,
  proofs: 200,
  open: 100_000,
  memory: 100_000,
  size: 1,
  seed: 1_000_000,
  office: 200
} as const

/** The name of a bench. */
export type BenchName = keyof typeof benches
