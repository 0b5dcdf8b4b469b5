/** What cannot be a name. */
import type { FieldProblemCode } from '../../words/problems.ts'
import { hasCode } from './bare-code.ts'
import { lookAt } from './looks-like.ts'
import { codesWithin } from './parted-codes.ts'

// Of the words for "nothing", those that nobody is called.
const nothing =
  /^[([{<]*(?:null|none|n\/a|n\.a\.|nan|undefined|unknown|missing|puudub|teadmata|tundmatu|нет|неизвестно)[)\]}>]*$/iu

/**
 * What is wrong with a name: it has no letters, is a word for "nothing", an address or what a spreadsheet shows for an
 * error, or has a personal code in it. `today`: nobody is born after it.
 */
export function nameProblem(name: string, today: Date): FieldProblemCode | undefined {
  const text = name.trim()
  const isError = /^#/.test(text) || ['email', 'shortened'].includes(lookAt(text) ?? '')
  // So many digits side by side are a number, whatever letters stand for others of them.
  const isOther =
    /\d{5}/.test(text) || nothing.test(text) || isError || hasCode(text, today) || codesWithin(text, today).length > 0
  return /\p{L}/u.test(text) && !isOther ? undefined : 'notAName'
}
