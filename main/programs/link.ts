/**
 * Reads an `eeid-desk://` link, which anybody may have written: a web page, a mail, another program. What is not exactly
 * of the known shape is no link.
 */

import { type DeskLink, type LinkField, linkFields, linkStart } from '../../common/words/programs.ts'

/** The longest link that is read, in signs. */
export const longestLink = 2048

// As long as what is typed may be (requests/draft.ts).
const longestOf = (name: LinkField): number => (name === 'reason' ? 1000 : 255)

const isField = (name: string): name is LinkField => linkFields.some((field) => field === name)

// What encodeURIComponent leaves as it is, or a byte. A plus would mean a blank to some and itself to others.
const encoded = /^(?:[A-Za-z0-9._~!'()*-]|%[0-9A-Fa-f]{2})+$/

// Controls, marks of direction, ends of lines, and what is no sign at all.
const unfit = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const encodedTwice = /%[0-9A-Fa-f]{2}/

/**
 * What the link asks for; undefined where it is not exactly `eeid-desk://open?reference=…` or `eeid-desk://fill?…` with names of
 * fields, each once, and values of their length, percent-encoded once.
 */
export function readLink(text: string): DeskLink | undefined {
  if (text.length > longestLink || !text.startsWith(linkStart)) return undefined
  const [kind, query, ...more] = text.slice(linkStart.length).split('?')
  if (query === undefined || more.length > 0) return undefined
  const values = readQuery(query)
  if (values === undefined) return undefined
  if (kind === 'fill') return { kind, fields: [...values].map(([name, value]) => ({ name, value })) }
  const reference = values.get('reference')
  return kind === 'open' && reference !== undefined && values.size === 1 ? { kind, reference } : undefined
}

function readQuery(query: string): ReadonlyMap<LinkField, string> | undefined {
  const values = new Map<LinkField, string>()
  for (const part of query.split('&')) {
    const [name = '', value, ...more] = part.split('=')
    if (!isField(name) || value === undefined || more.length > 0 || values.has(name)) return undefined
    const read = readValue(value, longestOf(name))
    if (read === undefined) return undefined
    values.set(name, read)
  }
  return values
}

function readValue(text: string, longest: number): string | undefined {
  if (!encoded.test(text)) return undefined
  const value = decoded(text)
  if (value === undefined || value.length > longest || value !== value.normalize('NFC').trim()) return undefined
  return value === '' || unfit.test(value) || encodedTwice.test(value) ? undefined : value
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
