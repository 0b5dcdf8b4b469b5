/**
 * What can be told about a personal code as typed. Nothing here forbids anything: a document number may stand in its
 * place (eeID API description, "Meaning").
 */
import type { CodeState } from '../../common/people/code/code-state.ts'
import type { LooksLike } from '../../common/people/code/looks-like.ts'
import { type CodeReading, type ReadCode, readCode } from '../../common/people/code/read-code.ts'

/**
 * How a code looks, as typed. `noCountry`: no letters of a country in front; `zeros`: noughts in front were lost;
 * `notCode`: it is none; `otherwise`: eeID writes it in another way; `noHyphen`: a Latvian one without its hyphen.
 */
export type SubState = CodeState | 'empty' | 'noCountry' | 'zeros' | 'notCode' | 'otherwise' | 'noHyphen'

/** A personal code, read. */
export interface SubReading {
  state: SubState
  /** The country that the code itself names, as ISO 3166-1 alpha-2. */
  country: string | null
  /** `YYYY-MM-DD`, only where nothing about the code looks mistyped. */
  birthdate: string | null
  /** How eeID writes it, where that is not how it was typed: the likeliest ones, to choose from. */
  repairs: readonly string[]
  /** What goes out; null where the clerk has to say something first. */
  sent: string | null
  /** What it is, where it is no code. */
  looksLike: LooksLike | null
}

const nothing = { country: null, birthdate: null, repairs: [], sent: null, looksLike: null } as const
const mostRepairs = 2

/**
 * Reads a personal code; `country` is the country claim or the office's, which helps with a code that names none itself.
 * `today`: nobody is born after it.
 */
export function readSub(typed: string, country = '', today = new Date()): SubReading {
  return asLine(readCode(typed, country, today))
}

function asLine(reading: CodeReading): SubReading {
  switch (reading.kind) {
    case 'empty':
      return { state: 'empty', ...nothing }
    case 'question':
      return {
        ...nothing,
        state: reading.why === 'zeros' ? 'zeros' : 'noCountry',
        repairs: reading.candidates.slice(0, mostRepairs)
      }
    case 'notCode':
      return {
        ...nothing,
        state: 'notCode',
        looksLike: reading.looksLike,
        repairs: reading.candidates.slice(0, mostRepairs)
      }
    case 'code':
      return codeLine(reading)
  }
}

/** A code that is only put in front of it with its country is told as it is; one that is written otherwise, by that. */
function codeLine({ value, country, state, birthdate, repairs }: ReadCode): SubReading {
  const sent = { sent: value, looksLike: null }
  if (repairs.includes('writing')) return { state: 'otherwise', country, birthdate: null, repairs: [value], ...sent }
  if (repairs.includes('hyphen')) return { state: 'noHyphen', country, birthdate: null, repairs: [value], ...sent }
  return { state, country, birthdate, repairs: repairs.length > 0 ? [value] : [], ...sent }
}
