/** What is kept of a PIN: not the PIN, but what a PIN can be tried against, slowly. */
import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { pinSigns } from '../../common/words/clerks.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'

/** What each try costs whoever tries: scrypt's own measures. */
export type PinCost = { N: number; r: number; p: number }

/** 32 MB and some tens of milliseconds for each try. */
export const pinCost: PinCost = { N: 2 ** 15, r: 8, p: 1 }

const hashBytes = 32
const saltBytes = 16

const verifier = z.object({
  N: z.int().max(2 ** 20),
  r: z.int().max(32),
  p: z.int().max(16),
  salt: z.base64(),
  hash: z.base64()
})

/** What the keychain keeps of a secret that a person types, with what it costs to try it. */
export async function verifierOf(typed: string, cost: PinCost = pinCost): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derived(typed, salt, cost)
  return JSON.stringify({ ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') })
}

/** Whether this was typed; false as well where what is kept cannot be read. Takes as long wherever they differ. */
export async function isTyped(typed: string, kept: string): Promise<boolean> {
  const read = parsed(kept)
  if (!read) return false
  const { salt, hash, ...itsCost } = read
  const known = Buffer.from(hash, 'base64')
  const tried = await derived(typed, Buffer.from(salt, 'base64'), itsCost)
  return known.length === tried.length && timingSafeEqual(known, tried)
}

function parsed(kept: string): z.infer<typeof verifier> | undefined {
  try {
    return verifier.safeParse(JSON.parse(kept)).data
  } catch {
    return undefined
  }
}

/** A key of 32 bytes that whoever knows the PIN can make again; `salt`: random bytes that are kept beside what it seals. */
export const keyOfPin = (pin: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> =>
  derived(pin, Buffer.from(salt), cost)

// The same signs of another keyboard are the same PIN.
const derived = (typed: string, salt: Buffer, itsCost: ScryptOptions): Promise<Buffer> =>
  new Promise((done, failed) => {
    const options = { ...itsCost, maxmem: 2 ** 28 }
    scrypt(typed.normalize('NFKC'), salt, hashBytes, options, (error, key) => (error ? failed(error) : done(key)))
  })

/** What is wrong with a new PIN: too short, or what anybody would try first. */
export function pinProblem(pin: string): FieldProblemCode | undefined {
  const signs = [...pin.normalize('NFKC')]
  if (signs.length < pinSigns.least) return 'pinTooShort'
  const steps = new Set(signs.slice(1).map((sign, index) => code(sign) - code(signs[index] ?? '')))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'pinTooEasy' : undefined
}

const code = (sign: string): number => sign.codePointAt(0) ?? 0

// No I, L, O, U: it is read from paper. 20 signs of 32 are 100 bits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupSigns = 5

/** A code for the day on which a PIN is forgotten: `7K2QD-…`. */
export const newRecoveryCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupSigns }, () => alphabet[randomInt(alphabet.length)]).join('')
  ).join('-')

/** A code as it was meant: without what it is grouped by, in capitals, with digits for the letters that look like them. */
export const readRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
