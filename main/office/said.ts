/** What is said about desks themselves, by their own keys, managers' or the root key. Anybody may bring a statement along. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, type KeyPair, keyName, signText } from './keys.ts'

const handed = z.object({ enc: hexadecimal(32), sealed: hexadecimal(48) })
const epochNumber = z
  .int()
  .positive()
  .max(2 ** 31 - 1)

/** A desk as it calls itself: its code in references, and its public keys. */
const deskShape = z.object({
  name: z.string().min(1).max(100),
  code: z.string().regex(/^[A-Z0-9]{3,5}$/),
  sign: hexadecimal(32),
  box: hexadecimal(32)
})

const asked = z.object({ is: z.literal('asked'), office: hexadecimal(16), desk: deskShape, at: z.int() })

// `by`: the public key that has signed it.
const signed = { office: hexadecimal(16), by: hexadecimal(32), at: z.int() }

const admitted = z.object({
  is: z.literal('admitted'),
  ...signed,
  name: z.string().min(1).max(100),
  desk: deskShape,
  epoch: epochNumber,
  key: handed
})

const manager = z.object({
  is: z.literal('manager'),
  ...signed,
  key: hexadecimal(32),
  holder: z.string().max(200),
  desk: hexadecimal(16)
})

const end = z.object({ stream: hexadecimal(16), number: z.int().positive(), hash: hexadecimal(32) })

const removed = z.object({
  is: z.literal('removed'),
  ...signed,
  key: hexadecimal(16),
  ends: z.array(end),
  statements: z.array(hexadecimal(32))
})

const epoch = z.object({
  is: z.literal('epoch'),
  ...signed,
  epoch: epochNumber,
  check: hexadecimal(32),
  keys: z.array(z.object({ desk: hexadecimal(16), key: handed }))
})

const handedOn = z.object({
  is: z.literal('handed'),
  ...signed,
  epoch: epochNumber,
  desk: hexadecimal(16),
  key: handed
})

const erased = z.object({
  is: z.literal('erased'),
  ...signed,
  subjects: z.array(hexadecimal(16)),
  requests: z.array(hexadecimal(16))
})

const renewed = z.object({ is: z.literal('box'), ...signed, number: z.int().positive(), box: hexadecimal(32) })

const shape = z.discriminatedUnion('is', [asked, admitted, manager, removed, epoch, handedOn, renewed, erased])
const envelope = z.object({ said: z.string().max(40_000), signature: hexadecimal(64) })

/** A desk as it calls itself. */
export type DeskKeys = z.infer<typeof deskShape>
/** A desk was admitted; `name`: the office's, `key`: the office's key of the epoch, for this desk. `at`: ms since 1970 UTC. */
export type Admitted = z.infer<typeof admitted>
/** A manager's key; `desk`: the name of the key of the desk that keeps it, `holder`: what that desk calls the manager. */
export type ManagerSaid = z.infer<typeof manager>
/**
 * A desk or a manager's key counts no longer, by the name of its key. Of the desk's streams counts what led to these ends,
 * of what its managers' keys have signed these statements.
 */
export type Removed = z.infer<typeof removed>
/** An office key of its own begins, handed to each desk; `check`: by which a desk sees that it was handed the right one. */
export type Epoch = z.infer<typeof epoch>
/** A desk hands the office's key on to another one. */
export type HandedOn = z.infer<typeof handedOn>
/** A desk has another key by which it is handed the office's. `number`: which of its renewals it is; the highest counts. */
export type Renewed = z.infer<typeof renewed>
/** What was said of these subjects, and about requests with these marks, is to be gone everywhere. */
export type ErasureOrder = z.infer<typeof erased>
/** What a statement says. */
export type Said = z.infer<typeof shape>

/** A statement's characters and their SHA-256. */
export type Statement = { id: string; statement: string }

/** The most subjects of one order to erase: a statement is no longer than the server takes. */
export const mostErased = 250

const written = (said: Said, secret: string): Statement => {
  const characters = JSON.stringify(said)
  const statement = JSON.stringify({ said: characters, signature: signText(secret, characters) })
  return { id: createHash('sha256').update(statement).digest('hex'), statement }
}

/** Asks to join, signed by the desk itself: what is asked for is compared by its code. */
export const askToJoin = (office: string, desk: DeskKeys, sign: KeyPair, at: number): Statement =>
  written({ is: 'asked', office, desk, at }, sign.secret)

type Signing = 'is' | 'office' | 'by'
type Saying =
  | Omit<Admitted, 'office' | 'by'>
  | Omit<ManagerSaid, 'office' | 'by'>
  | Omit<Removed, 'office' | 'by'>
  | Omit<Epoch, 'office' | 'by'>
  | Omit<HandedOn, 'office' | 'by'>
  | Omit<Renewed, 'office' | 'by'>
  | Omit<ErasureOrder, 'office' | 'by'>

/** Says something to an office, signed by a key. Whether that key may say it is for each desk to see. */
export const state = (office: string, by: KeyPair, said: Saying): Statement =>
  written(shape.parse({ ...said, office, by: by.public }), by.secret)

/** Admits a desk. `by`: the root key or a manager's. */
export const admit = (office: string, by: KeyPair, said: Omit<Admitted, Signing>): Statement =>
  state(office, by, { is: 'admitted', ...said })

/** What a statement says to this office; undefined where it says nothing to it, or its signature is wrong. */
export function readStatement({ id, statement }: Statement, office: string): Said | undefined {
  if (createHash('sha256').update(statement).digest('hex') !== id) return undefined
  try {
    const { said: characters, signature } = envelope.parse(JSON.parse(statement))
    const said = shape.parse(JSON.parse(characters))
    const by = said.is === 'asked' ? said.desk.sign : said.by
    return said.office === office && isSigned(by, characters, signature) ? said : undefined
  } catch {
    return undefined
  }
}

/** Whether it was signed by the root key, of which the office's name is the fingerprint. */
export const isByRoot = (said: Said): boolean => said.is !== 'asked' && keyName(said.by) === said.office

/** By which a desk sees that it was handed an epoch's key. */
export const checkOfKey = (key: string): string =>
  createHash('sha256').update('eeID Desk office key').update(Buffer.from(key, 'hex')).digest('hex')
