/** What tells one person from another. */
import type { ClaimType } from '../../words/requests.ts'
import { birthdateToIso } from '../birthdate.ts'
import { compared } from '../text.ts'
import { sureCode } from './read-code.ts'
import { undecorated } from './undecorated.ts'

/**
 * The person of these claims as one text, the same for the same person: by the code, however it is written; without one,
 * by name and birth date. Null while too little is told. What is no text tells nothing.
 */
export function personKey(claims: { readonly [Type in ClaimType]?: unknown }): string | null {
  const [code, name, born] = [textOf(claims.sub), textOf(claims.name), birthdateToIso(textOf(claims.birthdate))]
  if (undecorated(code) !== '') return sureCode(code, textOf(claims.country), new Date()) ?? undecorated(code)
  return compared(name) === '' || born === null ? null : `${compared(name)} ${born}`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
