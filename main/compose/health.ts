/** The desk's health, and diagnostics for IT support. */
import { release } from 'node:os'
import { createDiagnostics } from '../diagnostics/diagnostics.ts'
import { lookAtDisk } from '../health/disk.ts'
import { healthOf } from '../health/gather.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { callNames, healthHandlers } from '../ipc/health.ts'
import { chooseZipPlace } from '../shell/hand-over.ts'
import { versions } from '../shell/lifecycle.ts'
import type { Desk } from '../startup/desk.ts'
import type { DeskFiling } from '../startup/filing.ts'
import type { DeskOffice } from '../startup/office.ts'
import type { Receiver } from '../webhook/receiver.ts'
import type { Machine } from './machine.ts'
import type { DeskNetwork } from './network.ts'

/** What is looked at. */
export type HealthParts = {
  machine: Machine
  desk: Desk
  network: DeskNetwork
  filing: DeskFiling
  receiver: Receiver
  office: DeskOffice
}

/** The calls about the desk's health. */
export function composeHealth(parts: HealthParts): Pick<AllHandlers, 'health'> {
  const { machine, desk, network, filing, receiver, office } = parts
  const { clock, folder, systemKeychain: keychain, policy, logs, preferences } = machine
  const { clockOffMs: officeClockOffMs } = office
  const looked = { desk, clock, keychain, folder, lookAtDisk, ...network, filing, receiver, policy }
  const health = healthOf({ ...looked, officeClockOffMs, office })
  const diagnostics = createDiagnostics({
    desk,
    health,
    policy,
    logs,
    machine: machineFacts,
    preferences: preferences.get,
    channels: callNames,
    choosePlace: chooseZipPlace,
    now: clock.now
  })
  return { health: healthHandlers({ desk, health, diagnostics }) }
}

const machineFacts = () => ({
  ...versions(),
  node: process.versions.node,
  platform: process.platform,
  architecture: process.arch,
  system: release(),
  minutesRunning: Math.round(process.uptime() / 60)
})
