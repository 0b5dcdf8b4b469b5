/** What the office chose for this desk, kept by name. It is in the ledger: a template or a folder's path is nobody else's. */
import type { z } from 'zod'
import type { Connection } from '../database/connection.ts'

/** One setting: its name, what it may be, and what it is until somebody chooses. */
export type Setting<T> = { name: string; shape: z.ZodType<T>; initial: T }

/** The settings table of the ledger. */
export function settingTable(connection: Connection) {
  const read = connection.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const write = connection.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
  )
  return {
    /** What was chosen; where nothing was, or a version that knew less or more wrote it otherwise, the initial value. */
    get<T>({ name, shape, initial }: Setting<T>): T {
      const text = read.get(name)
      if (text === undefined) return initial
      const kept = shape.safeParse(JSON.parse(text))
      return kept.success ? kept.data : initial
    },
    set: <T>({ name, shape }: Setting<T>, value: T): void => void write.run(name, JSON.stringify(shape.parse(value)))
  }
}
