/** Sweep marks: a desk's signed word that it has just read a service, and how far what it read is told. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, signText } from './keys.ts'
import type { Admitted } from './said.ts'

const shape = z.object({
  is: z.literal('swept'),
  office: hexadecimal(16),
  desk: hexadecimal(16),
  service: hexadecimal(16),
  /** When, by the desk's clock: milliseconds since 1970 UTC. */
  at: z.int(),
  /** Its stream of readings, and how many of them are told. */
  stream: hexadecimal(16),
  upTo: z.int().min(0)
})
const envelope = z.object({ said: z.string().max(2_000), signature: hexadecimal(64) })

/** What a mark says. */
export type SweepMark = z.infer<typeof shape>

/** Writes a mark, signed by the desk that has swept. */
export function writeMark(mark: SweepMark, secret: string): string {
  const said = JSON.stringify(mark)
  return JSON.stringify({ said, signature: signText(secret, said) })
}

/** Reads a mark; undefined where it is none of this office and service, or not signed by one of its desks. */
export function readMark(
  characters: string,
  about: { office: string; service: string },
  desks: ReadonlyMap<string, Admitted>
): SweepMark | undefined {
  try {
    const { said, signature } = envelope.parse(JSON.parse(characters))
    const mark = shape.parse(JSON.parse(said))
    const by = desks.get(mark.desk)
    if (!by || mark.office !== about.office || mark.service !== about.service) return undefined
    return isSigned(by.desk.sign, said, signature) ? mark : undefined
  } catch {
    return undefined
  }
}

/** By what the server knows the lease of a service: 16 bytes, the same on every desk. */
export const leaseName = (office: string, { baseUrl, clientId }: { baseUrl: string; clientId: string }): string =>
  createHash('sha256')
    .update(JSON.stringify(['lease', office, baseUrl, clientId]))
    .digest('hex')
    .slice(0, 32)
