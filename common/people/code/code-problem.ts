/** What keeps a text from going out as a code. */
import type { FieldProblemCode } from '../../words/problems.ts'
import { tidiedCode } from '../text.ts'
import { mayBeNumber } from './looks-like.ts'
import { type CodeReading, readCode } from './read-code.ts'

/** A code as it goes out, or what has to be put right first. */
export interface CodeToSend {
  /** Empty where there is none. */
  value: string
  problem: FieldProblemCode | undefined
}

/**
 * The code that goes out for a typed one. `asTyped`: what the clerk knows to be another number, which goes out as it is.
 * `country` and `today`: see `readCode`.
 */
export function codeToSend(typed: string, asTyped: string | undefined, country: string, today: Date): CodeToSend {
  const text = tidiedCode(typed)
  const reading = readCode(typed, country, today)
  const isKnown = text !== '' && text === tidiedCode(asTyped ?? '') && mayGoAsTyped(reading)
  if (isKnown || reading.kind === 'empty') return { value: text, problem: undefined }
  if (reading.kind === 'code') return { value: reading.value, problem: undefined }
  return { value: text, problem: problemOf(reading) }
}

/** Whether the clerk may know that it is a number of another kind, and so send it as it is. */
export const mayGoAsTyped = (reading: CodeReading): boolean =>
  reading.kind !== 'notCode' || mayBeNumber.includes(reading.looksLike)

function problemOf(reading: Exclude<CodeReading, { kind: 'empty' | 'code' }>): FieldProblemCode {
  if (reading.kind === 'notCode') return 'notACode'
  return problemOfQuestion[reading.why]
}

/** What is wrong with a code about which the clerk is asked. */
export const problemOfQuestion = {
  whose: 'codeWithoutCountry',
  zeros: 'zerosLost',
  letters: 'codeTwoWays'
} as const satisfies Record<(CodeReading & { kind: 'question' })['why'], FieldProblemCode>
