/** What the office chose about handing links over, as kept by this desk. */
import type { KeptOf } from '../../../common/settings/declare.ts'
import { handover } from '../../../common/settings/handover.ts'
import { keptSetting } from '../../../common/settings/schema.ts'
import type { Desk } from '../../startup/desk.ts'

/** The name of the office and the second screen. */
export type HandoverSettings = KeptOf<typeof handover>

/** How they are kept. */
export const handoverSetting = keptSetting(handover)

/** What the office chose about the second screen; off while the desk is not open. */
export const chosenScreen = (desk: Desk): HandoverSettings['screen'] =>
  desk.opened()?.store.settings.get(handoverSetting).screen ?? handoverSetting.initial.screen
