/** What is said about desks themselves: one asks to join, the root key admits it. Anybody may bring a statement along. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { writeCode } from './codes.ts'
import { type Handed, isSigned, type KeyPair, keyName, signText } from './keys.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A desk as it calls itself: its code in references, and its public keys. */
const deskShape = z.object({
  name: z.string().min(1).max(100),
  code: z.string().regex(/^[A-Z0-9]{3,5}$/),
  sign: hex(32),
  box: hex(32)
})

const asked = z.object({ is: z.literal('asked'), office: hex(16), desk: deskShape, at: z.int() })

const admitted = z.object({
  is: z.literal('admitted'),
  office: hex(16),
  name: z.string().min(1).max(100),
  root: hex(32),
  desk: deskShape,
  epoch: z.int().positive(),
  key: z.object({ enc: hex(32), sealed: hex(48) }),
  at: z.int()
})

const shape = z.discriminatedUnion('is', [asked, admitted])
const envelope = z.object({ said: z.string().max(8_000), signature: hex(64) })

/** A desk as it calls itself. */
export type DeskKeys = z.infer<typeof deskShape>
/** A desk asks to join. */
export type Asked = z.infer<typeof asked>
/** A desk was admitted; `name`: the office's, `key`: the office's key of the epoch, for this desk. `at`: ms since 1970 UTC. */
export type Admitted = z.infer<typeof admitted>

/** A statement's characters and their SHA-256. */
export type Statement = { id: string; statement: string }

const written = (said: Asked | Admitted, secret: string): Statement => {
  const characters = JSON.stringify(said)
  const statement = JSON.stringify({ said: characters, signature: signText(secret, characters) })
  return { id: createHash('sha256').update(statement).digest('hex'), statement }
}

/** Asks to join, signed by the desk itself: what is asked for is compared by its code. */
export const askToJoin = (office: string, desk: DeskKeys, sign: KeyPair, at: number): Statement =>
  written({ is: 'asked', office, desk, at }, sign.secret)

/** Admits a desk, signed by the root key. */
export const admit = (
  root: KeyPair,
  { name, desk, epoch, key, at }: { name: string; desk: DeskKeys; epoch: number; key: Handed; at: number }
): Statement =>
  written({ is: 'admitted', office: keyName(root.public), name, root: root.public, desk, epoch, key, at }, root.secret)

/** What was said to this office; undefined where it was not, or by nobody who may say it. */
export function readStatement({ id, statement }: Statement, office: string): Asked | Admitted | undefined {
  if (createHash('sha256').update(statement).digest('hex') !== id) return undefined
  try {
    const { said: characters, signature } = envelope.parse(JSON.parse(statement))
    const said = shape.parse(JSON.parse(characters))
    const by = said.is === 'asked' ? said.desk.sign : said.root
    const isTheOffice = said.office === office && (said.is === 'asked' || keyName(said.root) === office)
    return isTheOffice && isSigned(by, characters, signature) ? said : undefined
  } catch {
    return undefined
  }
}

/** The code by which two people compare that one desk's keys are the ones that another one shows, e.g. `7ZK2-QF3M-0A9B`. */
export const codeOfDesk = ({ sign, box }: Pick<DeskKeys, 'sign' | 'box'>): string =>
  writeCode(createHash('sha256').update(`${sign} ${box}`).digest().subarray(0, 10)).slice(0, 14)

/** The code by which a desk knows the office that it asks to join. */
export const codeOfOffice = (office: string): string => writeCode(Buffer.from(office, 'hex'))

/** Who was admitted, by the names of their keys, the first one first. */
export function roster(statements: readonly Statement[], office: string): Map<string, Admitted> {
  const read = statements.flatMap((statement) => readStatement(statement, office) ?? [])
  const all = read.filter((said) => said.is === 'admitted').toSorted((one, other) => one.at - other.at)
  return new Map(all.map((said) => [keyName(said.desk.sign), said]))
}

/** Who asks to join and was not admitted yet. */
export function asking(statements: readonly Statement[], office: string): DeskKeys[] {
  const known = roster(statements, office)
  const read = statements.flatMap((statement) => readStatement(statement, office) ?? [])
  const asked = read.filter((said) => said.is === 'asked' && !known.has(keyName(said.desk.sign)))
  return [...new Map(asked.map(({ desk }) => [desk.sign, desk])).values()]
}
