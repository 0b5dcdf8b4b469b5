/** What the office chose for this desk, kept by name. It is in the ledger: a template or a folder's path is nobody else's. */
import type { z } from 'zod'
import type { KeptName } from '../../../common/settings/pages.ts'
import type { KeptSetting } from '../../../common/settings/schema.ts'
import type { Connection } from '../database/connection.ts'
import type { Deed } from './audit.ts'

/** What was chosen on a page of the settings, as it is declared in `common/settings`. */
export type Setting<T> = KeptSetting<KeptName, T>

/** What the desk remembers and nobody chose on a page: its name, what it may be, and what it is before that. */
export type Remembered<T> = { name: RememberedName; shape: z.ZodType<T>; initial: T }

/** Everything that is remembered. `list.<service>`: how the list of a service was left. */
export type RememberedName =
  | 'filingFolder'
  | 'import.columns'
  | 'outcomes.noLongerMatching'
  | 'saveFolder'
  | `list.${string}`

/** The settings table of the ledger. */
export function settingTable(connection: Connection, audit: { add: (deed: Deed) => void }) {
  const read = connection.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const write = connection.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
  )
  return {
    /** What was kept; where nothing was, or a version that knew less or more wrote it otherwise, the initial value. */
    get<T>(one: Setting<T> | Remembered<T>): T {
      const text = read.get(one.name)
      if (text === undefined) return one.initial
      const kept = ('read' in one ? one.read : one.shape).safeParse(JSON.parse(text))
      return kept.success ? kept.data : one.initial
    },
    /** Keeps a value. What is chosen on a page is told to the audit log where it changes; the log has the name only. */
    set<T>(one: Setting<T> | Remembered<T>, value: T): void {
      const { name, shape } = one
      const text = JSON.stringify(shape.parse(value))
      connection.transaction(() => {
        const isChosen = 'read' in one && read.get(name) !== text
        write.run(name, text)
        if (isChosen) audit.add({ act: 'settings', told: { name } })
      })()
    }
  }
}
