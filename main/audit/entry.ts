/**
 * One entry of the audit log. The head is kept for ever and is what is hashed; the text beside it (a reference, what was
 * chosen) can be erased, because the head holds only a salted commitment to it.
 */
import { createHash } from 'node:crypto'
import { type Act, acts } from '../../common/words/audit.ts'

/** What a head tells. Hashes, ids and salts in lower-case hexadecimal; `at` in milliseconds since 1970 UTC. */
export type Head = {
  /** 2 where the entry is shared with the office's other desks. */
  version: 1 | 2
  /** One life of one desk's ledger. */
  stream: string
  /** From 1, without gaps. */
  number: number
  /** The hash of the entry before it; null of the first. */
  before: string | null
  /** Random: the same act twice is two entries. */
  id: string
  /** Who did it, as the desk calls them; empty where the desk did it by itself. */
  author: string
  at: number
  act: Act
  /** Random, and the same for everything about one request; null where it is about none. */
  subject: string | null
  /** The commitment to the text. */
  text: string
} & Partial<SharedPart>

/** What the head of a shared entry tells besides. */
export type SharedPart = {
  /** The office, by its root key. */
  office: string
  /** The desk, by the key that it signs with. */
  desk: string
  /** The hashes of those entries about the same that the desk knew. */
  seen: readonly string[]
  /** The id of its sealed body. */
  body: string
  /** Whoever does not understand what it says does nothing about its subject. Left out of what may be passed over. */
  mustBeUnderstood?: true
}

/** The head of an entry that is shared. */
export type SharedHead = Head & SharedPart & { version: 2 }

/** A text and the salt that hides what it could be. */
export type Salted = { text: string; salt: string }

/** An entry as kept and as exported: the head's very characters, and the text where it has not been erased. */
export type Entry = { head: string; hash: string; salted: Salted | null }

/** The characters of a head: JSON with its keys in one order, without blanks. Of a shared entry their UTF-8 is signed. */
export function writeHead(head: Head): string {
  const { version, stream, number, before, id, author, at, act, subject, text } = head
  const told = { version, stream, number, before, id, author, at, act, subject, text }
  if (version === 1) return JSON.stringify(told)
  const { office, desk, seen, body, mustBeUnderstood } = head
  const shared = { ...told, office, desk, seen, body }
  return JSON.stringify(mustBeUnderstood === true ? { ...shared, mustBeUnderstood } : shared)
}

/** The head in its characters; undefined where they are not of a head. */
export function readHead(characters: string): Head | undefined {
  try {
    const head = JSON.parse(characters) as Head
    // A newer desk may tell of acts that this one does not know: they are kept, and what follows them is whole.
    const isKnown = head.version === 1 ? acts.includes(head.act) : isShared(head) && typeof head.act === 'string'
    const isHead = isKnown && Number.isSafeInteger(head.number)
    return isHead && writeHead(head) === characters ? head : undefined
  } catch {
    return undefined
  }
}

/** Whether the head tells what that of a shared entry does. */
export function isShared(head: Head): head is SharedHead {
  const { version, office, desk, seen, body } = head
  const isNamed = [office, desk, body].every((name) => typeof name === 'string')
  return version === 2 && isNamed && Array.isArray(seen) && seen.every((hash) => typeof hash === 'string')
}

/** The hash of a head: that of a leaf in RFC 6962, section 2.1, of its UTF-8. */
export const hashOfHead = (characters: string): string =>
  createHash('sha256').update(Uint8Array.of(0)).update(characters, 'utf8').digest('hex')

/** The commitment to a text: SHA-256 of the salt's 16 bytes and the text's UTF-8. */
export const commitmentTo = ({ text, salt }: Salted): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex')
