/** A question with two answers; `no` is what leaves everything as it is. */
export type Question = { message: string; detail: string; yes: string; no: string }
