/** Answers that a service, or something in between, might give: real ones that were tampered with, cut off, or swapped. */
import fc from 'fast-check'
import { tampered } from './values.ts'

/** An answer as it goes over the line. */
export type OddAnswer = { status: number; body: Uint8Array<ArrayBuffer>; type: string }

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** JSON, as far as a value has one. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}` : each)) ?? ''
  } catch {
    return ''
  }
}

/** Answers made of these. */
export function oddAnswers(real: readonly unknown[]): fc.Arbitrary<OddAnswer> {
  const value = tampered(fc.constantFrom(...real).map((each) => structuredClone(each)))
  const text = value.map(written)
  const body = fc.oneof(
    { weight: 6, arbitrary: text.map(bytes) },
    { weight: 1, arbitrary: fc.tuple(text, fc.nat(400)).map(([all, end]) => bytes(all.slice(0, end))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((all) => new Uint8Array(all)) },
    { weight: 1, arbitrary: text.map((all) => bytes(`<!doctype html><title>${all}</title>`)) }
  )
  return fc.record({
    status: fc.oneof(fc.constantFrom(200, 201, 401, 404, 422, 429, 500), fc.integer({ min: 200, max: 599 })),
    body,
    type: fc.constantFrom('application/json', 'text/html', 'application/pdf', '')
  })
}
