/**
 * What a desk says once a day: how far it knows each stream. So a server that withholds entries from another desk, or went back to
 * an older state that nobody fills again, is found by whoever lacks what somebody had.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { StreamEnd } from '../store/ledger/office-signed.ts'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, type KeyPair, signText } from './keys.ts'
import type { Admitted } from './said.ts'
import type { SignedWord } from './signed/signed-server.ts'

const end = z.tuple([hexadecimal(16), hexadecimal(16), z.int().positive(), hexadecimal(32)])
const shape = z.object({
  is: z.literal('knows'),
  office: hexadecimal(16),
  desk: hexadecimal(16),
  number: z.int().positive(),
  at: z.int(),
  // Of each stream its name, the name of its desk's key, the last number and its hash.
  ends: z.array(end)
})
const envelope = z.object({ said: z.string().max(1_000_000), signature: hexadecimal(64) })

/** What a desk has said; `number`: which of its words it is, `at`: when by its clock, milliseconds since 1970 UTC. */
export type Knowledge = { office: string; desk: string; number: number; at: number; ends: readonly StreamEnd[] }

// The server takes no longer word. An office that has lived so many lives is looked after by its newest.
const mostEnds = 5_000

/** A desk's word on how far it knows the streams, signed by it. */
export function sayKnown({ ends, ...said }: Knowledge, sign: KeyPair): SignedWord {
  const told = ends
    .slice(-mostEnds)
    .map(({ stream, desk, number, hash }): z.infer<typeof end> => [stream, desk, number, hash])
  const characters = JSON.stringify({ is: 'knows', ...said, ends: told } satisfies z.infer<typeof shape>)
  const word = JSON.stringify({ said: characters, signature: signText(sign.secret, characters) })
  return { id: createHash('sha256').update(word).digest('hex'), said: word }
}

/** What a word says; undefined where it is none of a desk that belongs to this office. `desks`: those, by the names of their keys. */
export function readKnown(
  { id, said: word }: SignedWord,
  office: string,
  desks: ReadonlyMap<string, Admitted>
): Knowledge | undefined {
  if (createHash('sha256').update(word).digest('hex') !== id) return undefined
  try {
    const { said: characters, signature } = envelope.parse(JSON.parse(word))
    const { ends, desk, number, at, ...said } = shape.parse(JSON.parse(characters))
    const by = desks.get(desk)
    if (said.office !== office || !by || !isSigned(by.desk.sign, characters, signature)) return undefined
    const told = ends.map(([stream, its, last, hash]) => ({ stream, desk: its, number: last, hash }))
    return { office, desk, number, at, ends: told }
  } catch {
    return undefined
  }
}
