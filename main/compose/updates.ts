/** Newer versions of the app. */
import { netFetch } from '../eeid/net-fetch.ts'
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { updateHandlers } from '../ipc/updates.ts'
import { networks } from '../shell/eeid-network.ts'
import { builtInReleases, thisInstallation } from '../shell/installation.ts'
import { versions } from '../shell/lifecycle.ts'
import { packagedConfig, systemUpdater } from '../shell/updater.ts'
import { letWindowsClose } from '../shell/window.ts'
import type { Desk } from '../startup/desk.ts'
import { releaseReader } from '../updates/read.ts'
import { updatesSetting } from '../updates/settings.ts'
import { createUpdates } from '../updates/updates.ts'
import type { Machine } from './machine.ts'
import type { DeskNetwork } from './network.ts'

/** What looking for newer versions is built with. */
export type UpdateParts = {
  machine: Machine
  events: Events
  send: EventSender
  desk: Desk
  network: Pick<DeskNetwork, 'proxies'>
}

/** The calls about newer versions. The session is opened when something is first read: never, unless it was chosen. */
export function composeUpdates({ machine, events, send, desk, network }: UpdateParts): Pick<AllHandlers, 'updates'> {
  const { clock, log, policy } = machine
  const kind = thisInstallation()
  const updates = createUpdates({
    clock,
    log,
    policy,
    settings: () => desk.opened()?.store.settings.get(updatesSetting),
    running: { version: versions().app, kind, processor: process.arch },
    builtIn: builtInReleases,
    fetchRelease(address, key) {
      const own = networks(() => {}).of('releases', 'read')
      const fetch = netFetch({ ...own, signIns: network.proxies, certificateOf: () => undefined })
      return releaseReader(fetch, clock)(address, key)
    },
    updater: systemUpdater({ kind, config: packagedConfig, signIn: network.proxies.of }),
    isSending: () => desk.opened()?.store.outbox.isSending() ?? false,
    pause() {
      desk.opened()?.sync.sleep()
      letWindowsClose(true)
    },
    resume() {
      letWindowsClose(false)
      desk.opened()?.sync.wake()
    },
    changed: (status) => send('updatesChanged', status)
  })
  events.on('startupChanged', updates.look)
  return { updates: updateHandlers(desk, updates) }
}
