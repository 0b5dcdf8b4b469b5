/** What the office lets other programs ask of the desk. */
import { z } from 'zod'
import type { KeptOf } from '../../common/settings/declare.ts'
import { programs } from '../../common/settings/programs.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import type { Remembered } from '../store/ledger/settings.ts'

/** What the office has chosen. */
export type ProgramsChoice = KeptOf<typeof programs>

/** The choice as it is kept. */
export const programsSetting = keptSetting(programs)

/** By which mark the desk knows its folder of request files; null before the first look. It is in the ledger beside the choice. */
export const askingFolder: Remembered<{ folder: string; mark: string } | null> = {
  name: 'programs.folder',
  shape: z.object({ folder: z.string(), mark: z.string() }).nullable(),
  initial: null
}
