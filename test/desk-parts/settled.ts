// As it was before any test took time into its own hands.
const { setImmediate: nextTurn } = globalThis

/** Resolves when everything that waits for nothing but promises is done. */
export const settled = (): Promise<void> => new Promise((done) => nextTurn(() => nextTurn(done)))
