/** `powerMonitor`: events that tests emit. */
import { strictEmitter } from '../strict.ts'

const events = ['lock-screen', 'on-ac', 'on-battery', 'resume', 'shutdown', 'suspend', 'unlock-screen']

class PowerMonitor extends strictEmitter('powerMonitor', events) {
  /** Somebody is always there, until a test says otherwise. */
  getSystemIdleTime(): number {
    return 0
  }
}

/** `powerMonitor`. */
export const powerMonitor = new PowerMonitor()
