/** Who works at the desk. Their PINs are in the keychain; here stands only whether there is one, and wrong ones in a row. */
import { accountId, type Role } from '../../../common/words/clerks.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'

/** A clerk. `failed`: wrong PINs and codes since the last right one. */
export type ClerkRow = { id: string; name: string; role: Role; hasPin: boolean; failed: number }

type Raw = Omit<ClerkRow, 'hasPin'> & { hasPin: number }

const columns = 'id, name, role, has_pin AS hasPin, failed'
const rowOf = (raw: Raw): ClerkRow => ({ ...raw, hasPin: raw.hasPin === 1 })

/** The clerks' table. The account's own row has no name: the system tells it. */
export function clerkTable(connection: Connection, clock: Clock) {
  const all = connection.prepare<[string], Raw>(
    `SELECT ${columns} FROM clerk WHERE left_at IS NULL AND id <> ? ORDER BY name`
  )
  const one = connection.prepare<[string], Raw>(`SELECT ${columns} FROM clerk WHERE left_at IS NULL AND id = ?`)
  const named = connection.prepare<[string], { id: string; hasLeft: number }>(
    'SELECT id, left_at IS NOT NULL AS hasLeft FROM clerk WHERE name = ? COLLATE NOCASE'
  )
  const add = connection.prepare('INSERT INTO clerk (id, name, role) VALUES (@id, @name, @role)')
  const back = connection.prepare(
    'UPDATE clerk SET left_at = NULL, role = @role, has_pin = 0, failed = 0 WHERE id = @id'
  )
  const change = connection.prepare('UPDATE clerk SET name = @name, role = @role WHERE id = @id')
  const leave = connection.prepare('UPDATE clerk SET left_at = ?, has_pin = 0, failed = 0 WHERE id = ?')
  const hasPin = connection.prepare('UPDATE clerk SET has_pin = 1, failed = 0 WHERE id = ?')
  const addAccount = connection.prepare(
    `INSERT INTO clerk (id, name, role) VALUES (?, '', 'manager') ON CONFLICT (id) DO NOTHING`
  )
  const fail = connection.prepare('UPDATE clerk SET failed = ? WHERE id = ?')

  return {
    /** Everybody who is known by name, in the order of the names. */
    named: (): ClerkRow[] => all.all(accountId).map(rowOf),
    /** One of them, or the account; undefined where there is none, or none any more. */
    get: (id: string): ClerkRow | undefined => {
      const raw = one.get(id)
      return raw && rowOf(raw)
    },
    /** Whose name this is or was; undefined where nobody's. */
    withName: (name: string): { id: string; hasLeft: boolean } | undefined => {
      const found = named.get(name)
      return found && { id: found.id, hasLeft: found.hasLeft === 1 }
    },
    /** Adds a clerk; one who had left comes back. Neither has a PIN yet. */
    add(clerk: { id: string; name: string; role: Role }, hasBeenHere: boolean): void {
      if (hasBeenHere) back.run(clerk)
      else add.run(clerk)
    },
    change: (clerk: { id: string; name: string; role: Role }): void => void change.run(clerk),
    /** The clerk has left; the name stays theirs. */
    leave: (id: string): void => void leave.run(clock.now(), id),
    /** The keychain has a PIN of this clerk. */
    notePin(id: string): void {
      if (id === accountId) addAccount.run(id)
      hasPin.run(id)
    },
    /** So many wrong ones in a row. */
    noteFailed: (id: string, failed: number): void => void fail.run(failed, id)
  }
}

/** The clerks' table. */
export type ClerkTable = ReturnType<typeof clerkTable>
