/** What the office chose about handing links over, as kept by this desk. */
import { type HandoverSettings, handoverSettings } from '../../../preload/contract/handover.ts'
import type { Desk } from '../../startup/desk.ts'
import type { Setting } from '../../store/ledger/settings.ts'

const initial: HandoverSettings = { office: '', screen: { isOn: false, display: null } }

/** Until somebody chooses there is no second screen, and the office has no name. */
export const handoverSetting: Setting<HandoverSettings> = { name: 'handover', shape: handoverSettings, initial }

/** What the office chose about the second screen; off while the desk is not open. */
export const chosenScreen = (desk: Desk): HandoverSettings['screen'] =>
  desk.opened()?.store.settings.get(handoverSetting).screen ?? initial.screen
