/** Codes that stand among other things in one cell. */
import { hasCode } from './bare-code.ts'
import { undecorated } from './undecorated.ts'

const separators = /[/,;|&+\n]|\s+(?:ja|and|või|or|и|или|un|ir)\s+|\s+-\s+/giu

// Shorter parts are groups of digits of one code.
const shortestCode = 9

/** The parts of a text that are codes each, where there is more than one. */
export function manyCodes(text: string, today: Date): string[] {
  // Whose it is, for whom it was made, and the number: one code.
  if (/^\p{L}{2}\/\p{L}{2}\//u.test(text) || hasCode(text, today)) return []
  const joined = [text.slice(0, 11), text.slice(11)]
  if (/^\d{22}$/.test(text) && joined.every((part) => hasCode(part, today))) return joined
  const parts = [text.split(separators), text.split(/\s+/)].map((all) => all.map((part) => part.trim()).filter(isLong))
  return parts.find((all) => all.length > 1) ?? []
}

const isLong = (part: string): boolean => undecorated(part).replaceAll(/\D/g, '').length >= shortestCode

/** The words of a text that are national codes. */
export const codesWithin = (text: string, today: Date): string[] =>
  text.split(/[^\p{L}\p{N}./_+-]+/u).filter((word) => /\d{4}/.test(word) && hasCode(word, today))

// Codes are looked for among so many digits and signs around them.
const withinLetters = /(?<!\d)(?:\d{6}[-+A-Y]\d{3,5}[0-9A-Y]?|\d{10,13})(?!\d)/gu

/** The national codes that stand within one word, with other signs before or behind them. */
export const codesInside = (word: string, today: Date): string[] =>
  [...word.matchAll(withinLetters)].map(([code]) => code).filter((code) => code !== word && hasCode(code, today))
