/** The desk's own code and running number: what makes a suggested reference unique by construction. */
import { noPolicy, type Policy, withPolicy } from '../../../common/settings/policy.ts'
import { referenceTemplate } from '../../../common/settings/references.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { fillTemplate } from './reference-template.ts'
import { LockedSetting } from './settings.ts'

// No I, L, O, U, 0, 1: a reference is read aloud across a counter.
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

type Options = { clock: Clock; random: (bytes: number) => Uint8Array; policy?: Policy | undefined }

/** This desk's table of one row. */
export function deskTable(connection: Connection, { clock, random, policy = noPolicy }: Options) {
  connection
    .prepare('INSERT INTO desk (only, code, next_sequence) VALUES (1, ?, 1) ON CONFLICT DO NOTHING')
    .run(lettersOf(random))
  const read = connection.prepare<[], { code: string; sequence: number; template: string }>(
    'SELECT code, next_sequence AS sequence, reference_template AS template FROM desk'
  )
  const setTemplate = connection.prepare('UPDATE desk SET reference_template = ?')
  const setCode = connection.prepare('UPDATE desk SET code = ?')
  const advance = connection.prepare('UPDATE desk SET next_sequence = next_sequence + 1')
  const row = () => {
    const only = read.get()
    if (!only) throw new Error('the desk has no row')
    const template = {
      value: only.template,
      isTogether: false,
      isChosen: only.template !== referenceTemplate.setting.initial
    }
    return { ...only, template: withPolicy(policy, referenceTemplate.name, template) }
  }
  const next = (template = row().template) => fillTemplate(template, { ...row(), now: clock.now() })
  return {
    /** The desk's own code, e.g. `K7Q`. */
    code: (): string => row().code,
    /** How suggested references are written. */
    template: (): string => row().template,
    /** @throws LockedSetting where the office's IT has fixed another one */
    setTemplate(template: string): void {
      if (Object.hasOwn(policy.locked, referenceTemplate.name) && template !== row().template)
        throw new LockedSetting(referenceTemplate.name)
      setTemplate.run(template)
    },
    /** What the next reference would be by another template. */
    example: (template: string): string => next(template),
    /** The reference that the next request would get, e.g. `K7Q-00012`; the same until one is taken. */
    nextReference: (): string => next(),
    /** Takes a code that no other desk is known to have: five letters, because nobody was asked. */
    renewCode: (): void => void setCode.run(lettersOf(random, 5)),
    /** Takes the next reference: no other request of this desk will be offered it. */
    takeReference(): string {
      const reference = next()
      advance.run()
      return reference
    }
  }
}

/**
 * Gives the desk another code: after a restoration its numbers may have been used before. Asks nothing of the table but
 * the code, because a restored ledger may be of an older version.
 */
export function changeDeskCode(connection: Connection, random: (bytes: number) => Uint8Array): void {
  const old = connection.prepare<[], string>('SELECT code FROM desk').pluck().get()
  const drawn = lettersOf(random, isInOffice(connection) ? 5 : 3)
  connection.prepare('UPDATE desk SET code = ?').run(drawn === old ? following(drawn) : drawn)
}

function isInOffice(connection: Connection): boolean {
  const hasTable = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'office'`).get() !== undefined
  return hasTable && connection.prepare('SELECT 1 FROM office').get() !== undefined
}

// Where nobody can be asked whether another desk has it, five letters make that as good as impossible.
const lettersOf = (random: (bytes: number) => Uint8Array, length: 3 | 5 = 3): string =>
  [...random(length)].map((byte) => alphabet[byte % alphabet.length]).join('')

/** The code whose last letter is the next of the alphabet. */
function following(code: string): string {
  const last = alphabet.indexOf(code.slice(-1))
  return `${code.slice(0, -1)}${alphabet[(last + 1) % alphabet.length]}`
}
