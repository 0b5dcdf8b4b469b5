/** The word itself where it is one of those known; null for one that another version, or a damaged file, has left. */
export const oneOf = <Word extends string>(known: readonly Word[], word: unknown): Word | null =>
  known.find((one) => one === word) ?? null
