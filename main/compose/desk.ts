/** The desk: what it keeps, the loops of its services, and who is told outside the window of their news. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Events } from '../events/events.ts'
import { createNotices } from '../notifications/notices.ts'
import { takeProvision } from '../services/provision.ts'
import { provisionFile } from '../services/provision-file.ts'
import { askInBox } from '../shell/hand-over.ts'
import { isWindowFocused, setBadge, showNotification } from '../shell/notify.ts'
import { showMainWindow } from '../shell/window.ts'
import { backUpInThread } from '../startup/backup-thread.ts'
import { checkpointsInThread } from '../startup/checkpoint-thread.ts'
import { createDesk, type Desk } from '../startup/desk.ts'
import { clientFactory } from '../startup/eeid-client.ts'
import { lossQuestion } from '../startup/loss-question.ts'
import { rekeyInThread } from '../startup/rekey-thread.ts'
import { startServiceLoop } from '../startup/service-loop.ts'
import type { FollowedTurns } from '../startup/shared-reading.ts'
import { backUpInSlices } from '../store/backup/backup.ts'
import startBackupThread from '../store/backup/backup-thread.ts?nodeWorker'
import startCheckpointThread from '../store/checkpoint-thread.ts?nodeWorker'
import { rekeyInSlices } from '../store/rekey.ts'
import startRekeyThread from '../store/rekey-thread.ts?nodeWorker'
import type { Machine } from './machine.ts'
import type { DeskNetwork } from './network.ts'

/** Clients for the desk's services. */
export type ClientFor = ReturnType<typeof clientFactory>
type Notices = ReturnType<typeof createNotices>

/** Makes clients for the desk's services. */
export const composeClients = ({ clock, random, log, secrets }: Machine, { networkFor }: DeskNetwork): ClientFor =>
  clientFactory({ networkFor, keychain: secrets.keychain, clock, random, log })

/** What the clerk is told outside the window. */
export const composeNotices = ({ clock, language, presence }: Machine, events: Events): Notices =>
  createNotices({
    clock,
    language,
    isWindowFocused,
    completed: (completed) => events.emit('requestsCompleted', completed),
    isLocked: presence.isLocked,
    show: ({ about, ...notice }) =>
      showNotification(notice, () => {
        showMainWindow()
        if (about) events.emit('requestWanted', about)
      }),
    badge: setBadge
  })

/** The desk, which is not open yet. */
export function composeDesk(
  machine: Machine,
  events: Events,
  {
    clientFor,
    notices,
    proxies,
    turns
  }: { clientFor: ClientFor; notices: Notices; turns: FollowedTurns } & Pick<DeskNetwork, 'proxies'>
): Desk {
  const { folder, clock, random, log, systemKeychain, secrets, language, policy, presence } = machine
  return createDesk({
    keychain: systemKeychain,
    secrets,
    mayLose: lossQuestion({ language, ask: askInBox }),
    folder: join(folder, 'desk'),
    clock,
    randomBytes,
    author: presence.author,
    speaksForOffice: presence.speaksForOffice,
    policy: policy.policy,
    log,
    backUp: backUpInThread(startBackupThread, backUpInSlices, log),
    rekey: rekeyInThread(startRekeyThread, rekeyInSlices),
    checkpoints: checkpointsInThread(startCheckpointThread),
    provision: (store) =>
      takeProvision(
        {
          file: provisionFile(folder),
          keychain: systemKeychain,
          keepProxy: async (signIn) => (await proxies.keep(signIn)).ok,
          told: (what) => log.info('provision', what)
        },
        store
      ),
    changed: (state) => events.emit('startupChanged', state),
    startService: (store, service) =>
      startServiceLoop({
        serviceId: service.id,
        store,
        client: clientFor.kept(service),
        clock,
        random,
        log,
        events,
        turns,
        noteChange: notices.follow(store, service.id)
      })
  })
}
