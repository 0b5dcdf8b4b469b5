/** `powerMonitor`: events that tests emit. */
import { strictEmitter } from '../strict.ts'

const events = ['lock-screen', 'on-ac', 'on-battery', 'resume', 'shutdown', 'suspend', 'unlock-screen']

class PowerMonitor extends strictEmitter('powerMonitor', events) {}

/** `powerMonitor`. */
export const powerMonitor = new PowerMonitor()
