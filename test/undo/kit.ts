/** How a protection is written down, so that it can be undone. */

/** One protection, and what undoes it. */
export type Protection = {
  /** What it is, in words. */
  name: string
  file: string
  /** A text that stands in the file once, and what stands there instead when the protection is undone. */
  from: string
  to: string
  /** The test that must go red. */
  test: string
  /** One of those that `npm test` undoes too. */
  isSampled?: boolean
}

/** Protections of one file, which one test holds. */
export const inFile = (
  file: string,
  test: string,
  ...each: readonly [name: string, from: string, to: string, sampled?: 'sampled'][]
): Protection[] =>
  each.map(([name, from, to, sampled]) => ({ name, file, from, to, test, isSampled: sampled !== undefined }))
