/** The desk's own code and running number: what makes a suggested reference unique by construction. */
import type { Connection } from './connection.ts'

// No I, L, O, U, 0, 1: a reference is read aloud across a counter.
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** This desk's table of one row. */
export function deskTable(connection: Connection, random: (bytes: number) => Uint8Array) {
  const letters = () => [...random(3)].map((byte) => alphabet[byte % alphabet.length]).join('')
  connection
    .prepare('INSERT INTO desk (only, code, next_sequence) VALUES (1, ?, 1) ON CONFLICT DO NOTHING')
    .run(letters())
  const read = connection.prepare<[], { code: string; sequence: number }>(
    'SELECT code, next_sequence AS sequence FROM desk'
  )
  const advance = connection.prepare('UPDATE desk SET next_sequence = next_sequence + 1')
  const rename = connection.prepare('UPDATE desk SET code = ?')
  const next = () => {
    const row = read.get()
    if (!row) throw new Error('the desk has no row')
    return `${row.code}-${String(row.sequence).padStart(5, '0')}`
  }
  return {
    /** The reference that the next request would get, e.g. `K7Q-00012`; the same until one is taken. */
    nextReference: next,
    /** Takes the next reference: no other request of this desk will be offered it. */
    takeReference(): string {
      const reference = next()
      advance.run()
      return reference
    },
    /** Gives the desk another code: after a restoration its number may have been used before. */
    changeCode(): void {
      const old = read.get()?.code
      const drawn = letters()
      rename.run(drawn === old ? following(drawn) : drawn)
    }
  }
}

/** The code whose last letter is the next of the alphabet. */
function following(code: string): string {
  const last = alphabet.indexOf(code.slice(-1))
  return `${code.slice(0, -1)}${alphabet[(last + 1) % alphabet.length]}`
}
