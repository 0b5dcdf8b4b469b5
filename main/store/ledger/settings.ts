/** What the office chose for this desk, kept by name. It is in the ledger: a template or a folder's path is nobody else's. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { KeptName } from '../../../common/settings/pages.ts'
import { type Policy, withPolicy } from '../../../common/settings/policy.ts'
import type { KeptSetting } from '../../../common/settings/schema.ts'
import type { Connection } from '../database/connection.ts'
import type { Deed } from './audit.ts'

/** What was chosen on a page of the settings, as it is declared in `common/settings`. */
export type Setting<T> = KeptSetting<KeptName, T>

/** What the desk remembers and nobody chose on a page: its name, what it may be, and what it is before that. */
export type Remembered<T> = { name: RememberedName; shape: z.ZodType<T>; initial: T }

/** Everything that is remembered. `list.<service>`: how the list of a service was left. */
export type RememberedName =
  | 'audit.verified'
  | 'backups.renew'
  | 'filingFolder'
  | 'import.columns'
  | 'outcomes.noLongerMatching'
  | 'programs.folder'
  | 'saveFolder'
  | `list.${string}`

/** Somebody tried to change what the office's IT has fixed. `setting`: its name. */
export class LockedSetting extends Error {
  readonly setting: string
  constructor(setting: string) {
    super('a setting is locked by policy')
    this.name = 'LockedSetting'
    this.setting = setting
  }
}

/** A clerk tried to change what the office chooses. */
export class OfficeSetting extends Error {
  constructor() {
    super('a setting is the office’s')
    this.name = 'OfficeSetting'
  }
}

/** What the table works with. `policy`: what IT has fixed; `speaksForOffice`: whether the office's may be changed now. */
type Options = { audit: { add: (deed: Deed) => void }; policy: Policy; speaksForOffice: () => boolean }

/** The settings table of the ledger. */
export function settingTable(connection: Connection, { audit, policy, speaksForOffice }: Options) {
  const read = connection.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const write = connection.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
  )
  const isSetting = <T>(one: Setting<T> | Remembered<T>): one is Setting<T> => 'read' in one

  function kept<T>(one: Setting<T> | Remembered<T>): { value: T; isChosen: boolean } {
    const text = read.get(one.name)
    if (text === undefined) return { value: one.initial, isChosen: false }
    const found = (isSetting(one) ? one.read : one.shape).safeParse(JSON.parse(text))
    return found.success ? { value: found.data, isChosen: true } : { value: one.initial, isChosen: false }
  }

  function get<T>(one: Setting<T> | Remembered<T>): T {
    const { value, isChosen } = kept(one)
    return isSetting(one) ? withPolicy(policy, one.name, { value, isTogether: one.isTogether, isChosen }) : value
  }

  return {
    /**
     * What was kept; where nothing was, or a version that knew less or more wrote it otherwise, the initial value. What IT
     * has fixed is as IT has it, whatever was kept.
     */
    get,
    /** Whether somebody chose, so that what IT gives to begin with does not count. */
    isChosen: <T>(one: Setting<T>): boolean => kept(one).isChosen,
    /**
     * Keeps a value. What is chosen on a page is told to the audit log where it changes; the log has the name only.
     * @throws LockedSetting where it would change what IT has fixed
     * @throws OfficeSetting where it would change what the office chooses, and a clerk asks
     */
    set<T>(one: Setting<T> | Remembered<T>, value: T): void {
      const { name, shape } = one
      const fitting = shape.parse(value)
      const text = JSON.stringify(fitting)
      if (isSetting(one)) refuseLocked(policy, one, fitting)
      if (isSetting(one) && !speaksForOffice()) refuseOffice(one, get(one), value)
      connection.transaction(() => {
        const isChosen = isSetting(one) && read.get(name) !== text
        write.run(name, text)
        if (isChosen) audit.add({ act: 'settings', told: { name } })
      })()
    }
  }
}

function refuseOffice<T>({ ofOffice, isTogether }: Setting<T>, before: T, value: T): void {
  const isOther = (part: string) => !isDeepStrictEqual(before[part as keyof T], value[part as keyof T])
  const isChanged = isTogether ? ofOffice.some(isOther) : ofOffice.length > 0 && !isDeepStrictEqual(before, value)
  if (isChanged) throw new OfficeSetting()
}

function refuseLocked<T>(policy: Policy, { name, isTogether }: Setting<T>, value: T): void {
  for (const [setting, locked] of Object.entries(policy.locked)) {
    const part = isTogether && setting.startsWith(`${name}.`) ? setting.slice(name.length + 1) : undefined
    const isOfIt = part === undefined ? setting === name : Object.hasOwn(value as object, part)
    const wanted = part === undefined ? value : value[part as keyof T]
    if (isOfIt && !isDeepStrictEqual(wanted, locked)) throw new LockedSetting(setting)
  }
}
