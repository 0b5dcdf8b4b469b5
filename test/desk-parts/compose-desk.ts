/** Main without Electron: its parts put together as main/compose does it, on ports that a test gives. */
import { randomBytes } from 'node:crypto'
import { noPolicy } from '../../common/settings/policy.ts'
import type { Licence } from '../../common/words/app/about.ts'
import { type Access, createAccess } from '../../main/clerks/access.ts'
import { createPins } from '../../main/clerks/pins.ts'
import { createPresence, type Presence } from '../../main/clerks/presence.ts'
import { createStaff } from '../../main/clerks/staff.ts'
import type { Clock } from '../../main/clock/clock.ts'
import { composeWindow } from '../../main/compose/window.ts'
import type { Keychain } from '../../main/credentials/keychain.ts'
import { createDiagnostics } from '../../main/diagnostics/diagnostics.ts'
import { createEraser } from '../../main/erasure/eraser.ts'
import { createEvents } from '../../main/events/events.ts'
import { jobTitle } from '../../main/handover/desk/safe-reference.ts'
import { createShowing } from '../../main/handover/desk/showing.ts'
import { type HealthPorts, healthOf } from '../../main/health/gather.ts'
import { csvFiles } from '../../main/import/files.ts'
import { aboutHandlers } from '../../main/ipc/about.ts'
import { auditHandlers } from '../../main/ipc/audit.ts'
import { accessHandlers, clerkHandlers } from '../../main/ipc/clerks.ts'
import { connectionHandlers, connectionView } from '../../main/ipc/connection.ts'
import { decisionHandlers } from '../../main/ipc/decisions.ts'
import { type AllHandlers, type EventSender, openDoor, openScreenDoor, type Transport } from '../../main/ipc/door.ts'
import { draftHandlers } from '../../main/ipc/drafts.ts'
import { erasureHandlers } from '../../main/ipc/erasure.ts'
import { filingHandlers, filingHealthView } from '../../main/ipc/filing.ts'
import { handoverHandlers } from '../../main/ipc/handover.ts'
import { callNames, healthHandlers } from '../../main/ipc/health.ts'
import { importHandlers } from '../../main/ipc/import.ts'
import { listStateHandlers } from '../../main/ipc/list-state.ts'
import { notificationHandlers } from '../../main/ipc/notifications.ts'
import { officeHandlers } from '../../main/ipc/office.ts'
import { peopleHandlers } from '../../main/ipc/people.ts'
import { policyHandlers } from '../../main/ipc/policy.ts'
import { printingHandlers } from '../../main/ipc/printing.ts'
import { askingHealthView, programsHandlers } from '../../main/ipc/programs.ts'
import { proofBatchHandlers } from '../../main/ipc/proof-batch.ts'
import { proofHandlers } from '../../main/ipc/proofs.ts'
import { proxyHandlers } from '../../main/ipc/proxies.ts'
import { referenceHandlers } from '../../main/ipc/references.ts'
import { reportHandlers } from '../../main/ipc/reports.ts'
import { requestHandlers } from '../../main/ipc/requests.ts'
import { type ServiceOptions, serviceHandlers } from '../../main/ipc/services.ts'
import { startingHandlers } from '../../main/ipc/starting.ts'
import { preferencesHandlers, startupHandlers } from '../../main/ipc/startup.ts'
import { templateHandlers } from '../../main/ipc/templates.ts'
import { updateHandlers } from '../../main/ipc/updates.ts'
import { webhookHandlers, webhookHealthView } from '../../main/ipc/webhook.ts'
import { createCopied } from '../../main/lock/copied.ts'
import type { Log } from '../../main/log/log.ts'
import { createNotices } from '../../main/notifications/notices.ts'
import type { PolicyInForce } from '../../main/policy/policy.ts'
import { createLinks, type Links } from '../../main/programs/links.ts'
import { createProofBatch } from '../../main/proofs/batch.ts'
import { proofOpener } from '../../main/proofs/open.ts'
import { folderOpener } from '../../main/proofs/open-folder.ts'
import { proofPrinter } from '../../main/proofs/print.ts'
import { earlierProofSaver, proofSaver } from '../../main/proofs/save.ts'
import { shownProof } from '../../main/proofs/show.ts'
import { type ProxyKeeper, proxyKeeper } from '../../main/proxy/sign-ins.ts'
import { recordSaver } from '../../main/record/save.ts'
import { listExporter } from '../../main/reports/list-export.ts'
import { followTray } from '../../main/starting/follow-tray.ts'
import type { Desk, DeskOptions } from '../../main/startup/desk.ts'
import type { clientFactory } from '../../main/startup/eeid-client.ts'
import { deskFiling } from '../../main/startup/filing.ts'
import { type DeskOfficeOptions, deskOffice } from '../../main/startup/office.ts'
import type { preferencesIn } from '../../main/startup/preferences.ts'
import { deskAsking } from '../../main/startup/programs.ts'
import { startServiceLoop } from '../../main/startup/service-loop.ts'
import { followedTurns } from '../../main/startup/shared-reading.ts'
import { deskReceiver } from '../../main/startup/webhook.ts'
import type { InstallKind } from '../../main/updates/install-kind.ts'
import { updatesSetting } from '../../main/updates/settings.ts'
import { createUpdates } from '../../main/updates/updates.ts'
import { newPaper } from '../paper/new-paper.ts'
import { memoryOrigin } from './memory-transport.ts'
import type { ShellPorts } from './shell-ports.ts'

/** What opening a desk is told by the rest of main. */
export type DeskWiring = Pick<DeskOptions, 'startService' | 'changed'>

/** What main is made with. */
export type MainPorts<D extends Desk> = {
  transport: Transport
  clock: Clock
  log: Log
  /** Where services keep their secrets. */
  keychain: Keychain
  clientFor: ReturnType<typeof clientFactory>
  suggested: ServiceOptions['suggested']
  /** Who works at the desk; whoever has signed in to the system, where it is left out. */
  presence?: Presence
  preferences: ReturnType<typeof preferencesIn>
  /** Makes the desk, open or not yet. */
  desk: (wiring: DeskWiring) => D
  /** Where the desk keeps its data and its log, and how its disk is looked at. */
  data: Pick<HealthPorts, 'folder' | 'lookAtDisk'>
  /** A folder for what is handed to other programs. */
  openedFolder: string
  shell: ShellPorts
  /** What the build has noted of other people's work. */
  licences?: readonly Licence[]
  /** What the office's IT has fixed. */
  policy?: PolicyInForce
  /** How the app was installed, and by whose key its releases are signed; as a managed copy, where it is left out. */
  installed?: { kind: InstallKind; key: string }
  /** The office's server, where there is one. */
  connectOffice?: DeskOfficeOptions['connect']
}

/** The policy of a desk whose IT has fixed nothing. */
export const noneInForce: PolicyInForce = { policy: noPolicy, faults: [], refused: null, place: '' }

const account = () => 'Clerk'

const noServer = async () => ({ ok: false, fault: 'unreachable' }) as const

/** Main, put together; its loops go by the clock. */
export function composeDesk<D extends Desk>(
  ports: MainPorts<D>
): { desk: D; send: EventSender; proxies: ProxyKeeper; access: Access; links: Links; stop(): Promise<void> } {
  const { transport, clock, log, keychain, clientFor, preferences, shell, presence = createPresence(account) } = ports
  const { now } = clock
  // Always the middle of every jitter.
  const random = () => 0.5
  const language = () => preferences.get().language
  const events = createEvents(log)
  const turns = followedTurns()
  const send = composeWindow(events, transport, presence.isLocked)
  const proxies = proxyKeeper({
    keychain,
    clock,
    log,
    forgetInNetwork: async () => {},
    changed: () => events.emit('proxiesChanged')
  })
  const opener = proofOpener({ folder: ports.openedFolder, openInViewer: shell.openInViewer, clock })
  const print = proofPrinter(shell.printing, jobTitle)
  const notices = createNotices({
    clock,
    language,
    completed: (completed) => events.emit('requestsCompleted', completed),
    isLocked: presence.isLocked,
    ...shell.notices
  })
  const desk: D = ports.desk({
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
  const pins = createPins({ keychain, clock, cost: { N: 16, r: 8, p: 1 } })
  const access = createAccess({
    desk,
    presence,
    pins,
    account,
    finger: shell.finger,
    locked: () => events.emit('deskLocked'),
    changed: (view) => events.emit('accessChanged', view)
  })
  let ids = 0
  const staff = createStaff({ access, pins, newId: () => `clerk-${++ids}` })
  const copied = createCopied({ clock, clipboard: shell.clipboard })
  const clerks = { desk, access, staff, captureChanged: () => {}, printing: shell.printing, newPaper, language, now }
  events.on('startupChanged', access.look)
  events.on('deskLocked', copied.forgetSoon)
  const receiver = deskReceiver({ desk, keychain, clock, log, events })
  const officeParts = { desk, keychain, clock, random: randomBytes, connect: ports.connectOffice ?? noServer }
  const office = deskOffice({ ...officeParts, jitter: random, log, events, turns })
  events.on('officeChanged', () => send('officeChanged', null))
  events.on('lookersChanged', () => send('lookersChanged', null))
  const filing = deskFiling({ desk, clock, log, events })
  const links = createLinks({ isLocked: presence.isLocked, came: () => send('linkCame', null), log })
  const asking = deskAsking({ desk, clock, log, events, language })
  events.on('deskLocked', links.forget)
  events.on('accessChanged', () => presence.isLocked() && links.forget())
  events.on('askingChanged', () => send('askingChanged', askingHealthView(asking)))
  const batch = createProofBatch({
    now: clock.monotonic,
    changed: (state) => events.emit('proofBatchChanged', { ...state, failed: [...state.failed] })
  })
  const showing = createShowing({ desk: () => desk, now, changed: (state) => events.emit('screenChanged', state) })
  events.on('startupChanged', showing.refresh)
  events.on('requestsChanged', showing.refresh)
  events.on('deskLocked', () => showing.hide(null))
  events.on('filingChanged', () => send('filingChanged', filingHealthView(filing, desk)))
  events.on('webhookChanged', () => send('webhookChanged', webhookHealthView(receiver, desk)))
  events.on('connectionChanged', ({ serviceId }) => {
    const open = desk.opened()
    const loop = open?.sync.of(serviceId)
    if (open && loop) send('connectionChanged', connectionView(serviceId, loop.connection(), open.store, now()))
  })
  const mark = followTray({
    tray: shell.tray,
    clock,
    language,
    store: () => desk.opened()?.store,
    isLocked: presence.isLocked,
    canLock: () => access.view().canLock,
    press(act) {
      if (act === 'lock') access.lock('key')
      if (act === 'newRequest') send('newRequestWanted', null)
    }
  })
  events.on('startupChanged', mark.look)
  events.on('requestsChanged', mark.lookSoon)
  events.on('accessChanged', mark.lookSoon)
  const updates = createUpdates({
    clock,
    log,
    policy: ports.policy ?? noneInForce,
    settings: () => desk.opened()?.store.settings.get(updatesSetting),
    running: { version: '1.2.3', kind: ports.installed?.kind ?? 'managed', processor: 'x64' },
    builtIn: { address: 'https://releases.example/eeid-desk.json', key: ports.installed?.key ?? '' },
    fetchRelease: shell.fetchRelease,
    updater: shell.updater,
    isSending: () => desk.opened()?.store.outbox.isSending() ?? false,
    pause: () => desk.opened()?.sync.sleep(),
    resume: () => desk.opened()?.sync.wake(),
    changed: (status) => send('updatesChanged', status)
  })
  events.on('startupChanged', updates.look)
  const changed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  const policy = ports.policy ?? noneInForce
  const health = healthOf({
    desk,
    clock,
    keychain,
    proxies,
    filing,
    receiver,
    policy,
    office,
    ...shell.way,
    ...ports.data
  })
  const diagnostics = createDiagnostics({
    desk,
    health,
    policy,
    logs: ports.data.folder,
    machine: () => ({ app: '1.2.3', platform: 'here' }),
    preferences: preferences.get,
    channels: callNames,
    choosePlace: shell.choosePlace,
    now
  })
  const door = { transport, origin: memoryOrigin, log }
  events.on('screenChanged', openScreenDoor(door, showing.state))

  const eraser = createEraser({
    desk,
    clock,
    log,
    clearOpened: opener.sweepAll,
    renewWindow: shell.renewWindow,
    isQuiet: presence.isLocked
  })
  events.on('startupChanged', eraser.look)
  events.on('connectionChanged', eraser.look)

  const handlers: AllHandlers = {
    erasure: erasureHandlers({
      desk,
      eraser,
      papers: { choosePlace: shell.choosePlace, newPaper, language, now, lostDesks: () => 0 },
      changed
    }),
    access: accessHandlers(clerks),
    clerks: clerkHandlers(clerks),
    startup: startupHandlers(desk),
    policy: policyHandlers(policy),
    starting: startingHandlers({ desk, loginItem: shell.loginItem, changed: mark.look }),
    updates: updateHandlers(desk, updates),
    about: aboutHandlers({
      versions: () => ({ app: '1.2.3', electron: '4.5.6', chromium: '7.8.9' }),
      logs: '/data/logs',
      licences: async () => ports.licences ?? [],
      openFolder: shell.openFolder
    }),
    preferences: preferencesHandlers(preferences, shell.applyTheme, desk, (now) =>
      events.emit('preferencesChanged', now)
    ),
    services: serviceHandlers({
      desk,
      keychain,
      suggested: ports.suggested,
      clientFor: clientFor.once,
      ask: shell.ask,
      language,
      monotonic: clock.monotonic,
      renewWindow: shell.renewWindow,
      changed: () => events.emit('servicesChanged'),
      removed(serviceId) {
        if (preferences.get().serviceId === serviceId) preferences.set({ serviceId: null })
        events.emit('serviceRemoved', { serviceId })
        events.emit('servicesChanged')
        events.emit('requestsChanged', { serviceId })
      }
    }),
    references: referenceHandlers(desk),
    audit: auditHandlers({ desk, choosePlace: { lines: shell.choosePlace, csv: shell.choosePlace }, now }),
    proofs: proofHandlers(
      desk,
      {
        save: proofSaver(shell.choosePlace),
        saveRecord: recordSaver({
          choosePlace: shell.choosePlace,
          newPaper,
          language,
          now,
          wait: (ms) => new Promise((done) => void clock.after(ms, done))
        }),
        saveEarlier: earlierProofSaver(shell.choosePlace),
        open: opener.open,
        show: shownProof,
        print,
        openFolder: folderOpener(shell.openInViewer)
      },
      changed
    ),
    printing: printingHandlers(desk, shell.printing),
    requests: requestHandlers(desk, changed, now, (id) => events.emit('requestInHand', id)),
    listState: listStateHandlers(desk, now),
    decisions: decisionHandlers(desk, changed, now),
    reports: reportHandlers({
      desk,
      exportList: listExporter({
        choosePlace: { csv: shell.choosePlace, xlsx: shell.choosePlace },
        language,
        now,
        rest: async () => {}
      }),
      printing: shell.printing,
      newPaper,
      language,
      now,
      rest: async () => {}
    }),
    drafts: draftHandlers(desk),
    people: peopleHandlers(desk),
    templates: templateHandlers(desk),
    import: importHandlers({
      desk,
      files: csvFiles({ file: shell.chooseFile, place: shell.choosePlace, workbookPlace: shell.choosePlace }),
      now,
      changed
    }),
    notifications: notificationHandlers(desk),
    handover: handoverHandlers({
      desk,
      ways: { copyText: copied.copyText, openMail: shell.openMail, printing: shell.printing, newPaper, now },
      showing,
      screen: shell.screen,
      ask: shell.ask,
      language,
      changed
    }),
    proofBatch: proofBatchHandlers({ desk, batch, chooseFolder: shell.chooseFolder, print, now, changed }),
    filing: filingHandlers({
      desk,
      filing,
      chooseFolder: shell.chooseFolder,
      now,
      progress: (progress) => events.emit('verifyProgressed', progress)
    }),
    connection: connectionHandlers(desk, now),
    proxies: proxyHandlers(proxies),
    programs: programsHandlers({ desk, links, asking, chooseFolder: shell.chooseFolder, changed: () => {} }),
    health: healthHandlers({ desk, health, diagnostics }),
    office: officeHandlers({ ...officeParts, office, printing: shell.printing, newPaper, language }),
    webhook: webhookHandlers(desk, receiver, { ask: shell.ask, language })
  }
  openDoor(door, handlers, { isLocked: access.isLocked, speaksForOffice: presence.speaksForOffice })
  access.look()

  return {
    desk,
    send,
    proxies,
    access,
    links,
    async stop() {
      office.stop()
      await receiver.stop()
      await desk.close()
      await opener.sweepAll()
    }
  }
}
