/** The composition root: builds the parts and hands them their ports. No logic. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { openKeychain } from './credentials/keychain.ts'
import { sessionKeychain } from './credentials/session-keychain.ts'
import { evidenceSaver } from './evidence/save.ts'
import { warmUp } from './handover/symbols.ts'
import { decisionHandlers } from './ipc/decisions.ts'
import { openDoor, openScreenDoor } from './ipc/door.ts'
import { draftHandlers } from './ipc/drafts.ts'
import { filingHandlers, filingHealthView } from './ipc/filing.ts'
import { handoverHandlers } from './ipc/handover.ts'
import { chosenScreen } from './ipc/handover-settings.ts'
import { lineHandlers, lineView } from './ipc/line.ts'
import { listStateHandlers } from './ipc/list-state.ts'
import { manyHandlers } from './ipc/many.ts'
import { notificationHandlers } from './ipc/notifications.ts'
import { printingHandlers } from './ipc/printing.ts'
import { proofBatchHandlers } from './ipc/proof-batch.ts'
import { proofHandlers } from './ipc/proofs.ts'
import { referenceHandlers } from './ipc/references.ts'
import { requestHandlers } from './ipc/requests.ts'
import { jobTitle } from './ipc/safe-reference.ts'
import { serviceHandlers } from './ipc/services.ts'
import { createShowing } from './ipc/showing.ts'
import { preferencesHandlers, startupHandlers } from './ipc/startup.ts'
import { templateHandlers } from './ipc/templates.ts'
import { webhookHandlers, webhookHealthView } from './ipc/webhook.ts'
import { fileLog } from './log/file-log.ts'
import { withoutRepeats } from './log/repeats.ts'
import { outboxFeeder } from './many/feed.ts'
import { csvFiles } from './many/files.ts'
import { createNotices } from './notifications/notices.ts'
import { paperFonts } from './paper/fonts.ts'
import { paperWith } from './paper/paper.ts'
import { rollLengthMm } from './printing/page-size.ts'
import { printingOn } from './printing/platform.ts'
import { createProofBatch } from './proofs/batch.ts'
import { proofOpener } from './proofs/open.ts'
import { proofPrinter } from './proofs/print.ts'
import { proofSaver } from './proofs/save.ts'
import { shownProof } from './proofs/show.ts'
import { appOrigin } from './shell/app-scheme.ts'
import { networkFor } from './shell/eeid-network.ts'
import {
  askInBox,
  chooseCsvFile,
  chooseCsvPlace,
  chooseFolder,
  choosePdfPlace,
  chooseZipPlace,
  copyText,
  openInViewer,
  openMail
} from './shell/hand-over.ts'
import { ipcTransport } from './shell/ipc-main.ts'
import { noteSurprises } from './shell/last-words.ts'
import { dataFolder, systemLanguages, takeSuggestion } from './shell/lifecycle.ts'
import { isLookedAt, onLook, setBadge, showNotification } from './shell/notify.ts'
import { viewerPrinting } from './shell/printing.ts'
import { runApp } from './shell/run.ts'
import { secondScreen } from './shell/second-screen.ts'
import { applyTheme } from './shell/theme.ts'
import { showMainWindow } from './shell/window.ts'
import { backUpInThread } from './startup/backup-thread.ts'
import { createDesk } from './startup/desk.ts'
import { clientFactory } from './startup/eeid-client.ts'
import { deskFiling } from './startup/filing.ts'
import { lossQuestion } from './startup/loss-question.ts'
import { preferencesIn } from './startup/preferences.ts'
import { suggestedService } from './startup/suggested-service.ts'
import { deskReceiver } from './startup/webhook.ts'
import { backUpInSlices } from './store/backup.ts'
import startBackupThread from './store/backup-thread.ts?nodeWorker'
import { startServiceSync } from './sync/service-sync.ts'

// Once the window stands, and before anybody has typed a request.
const warmUpAfterMs = 2_000

runApp(() => {
  const folder = dataFolder()
  const clock = systemClock
  const logFile = fileLog(join(folder, 'logs'))
  const log = withoutRepeats(logFile, clock)
  noteSurprises(log)
  const random = Math.random
  const systemKeychain = openKeychain({ service: 'eeID Desk', clock, log })
  const secrets = sessionKeychain(systemKeychain)
  const { keychain } = secrets
  const preferences = preferencesIn(folder, systemLanguages)
  const opener = proofOpener({ folder: join(folder, 'opened-proofs'), openInViewer, clock })
  const printing = printingOn(process.platform, viewerPrinting(rollLengthMm))
  const printProof = proofPrinter(printing, jobTitle)
  const clientFor = clientFactory({ networkFor, keychain, clock, random, log })

  const newPaper = paperWith(paperFonts)

  const notices = createNotices({
    clock,
    language: () => preferences.get().language,
    isLooking: isLookedAt,
    show: ({ about, ...notice }) =>
      showNotification(notice, () => {
        showMainWindow()
        if (about) send('requestWanted', about)
      }),
    badge: setBadge
  })

  const desk = createDesk({
    keychain: systemKeychain,
    secrets,
    mayLose: lossQuestion({ language: () => preferences.get().language, ask: askInBox }),
    folder: join(folder, 'desk'),
    clock,
    randomBytes,
    log,
    backUp: backUpInThread(startBackupThread, backUpInSlices, log),
    changed(state) {
      send('startupChanged', state)
      receiver.deskChanged()
      filing.deskChanged()
      screen.follow()
      showing.refresh()
    },
    startService: (store, { id, ...service }) => {
      const feed = outboxFeeder({ store, serviceId: id, clock, log })
      const noteChange = notices.follow(store, id)
      const loop = startServiceSync({
        serviceId: id,
        store,
        client: clientFor.kept({ id, ...service }),
        clock,
        random,
        log,
        requestsChanged() {
          feed()
          send('requestsChanged', { serviceId: id })
          noteChange()
          filing.look()
          showing.refresh()
        },
        lineChanged: () => send('lineChanged', lineView(id, loop.line(), store))
      })
      return loop
    }
  })

  const filing = deskFiling({
    desk: () => desk,
    clock,
    log,
    changed: () => send('filingChanged', filingHealthView(filing, desk))
  })

  const proofBatch = createProofBatch({
    now: clock.monotonic,
    changed: (state) => send('proofBatchChanged', { ...state, failed: [...state.failed] })
  })

  const receiver = deskReceiver({
    desk: () => desk,
    keychain,
    clock,
    log,
    changed: () => send('webhookChanged', webhookHealthView(receiver, desk))
  })

  const screen = secondScreen(() => chosenScreen(desk))
  const showing = createShowing({ desk: () => desk, now: clock.now, changed: (state) => sendScreen(state) })
  const sendScreen = openScreenDoor({ transport: ipcTransport, origin: appOrigin, log }, showing.state)
  const send = openDoor(
    { transport: ipcTransport, origin: appOrigin, log },
    {
      startup: startupHandlers(desk),
      preferences: preferencesHandlers(preferences, applyTheme, desk),
      services: serviceHandlers({
        desk,
        keychain,
        suggested: suggestedService(takeSuggestion()),
        clientFor: clientFor.once,
        changed() {
          send('servicesChanged', null)
          receiver.servicesChanged()
        }
      }),
      references: referenceHandlers(desk),
      proofs: proofHandlers(desk, {
        save: proofSaver(choosePdfPlace),
        saveEvidence: evidenceSaver({
          choosePlace: chooseZipPlace,
          newPaper,
          language: () => preferences.get().language,
          now: clock.now
        }),
        open: opener.open,
        show: shownProof,
        print: printProof
      }),
      printing: printingHandlers(desk, printing),
      requests: requestHandlers(desk, (serviceId) => send('requestsChanged', { serviceId })),
      listState: listStateHandlers(desk),
      decisions: decisionHandlers(desk, (serviceId) => {
        send('requestsChanged', { serviceId })
        filing.look()
      }),
      drafts: draftHandlers(desk),
      templates: templateHandlers(desk),
      many: manyHandlers({
        desk,
        files: csvFiles({ file: chooseCsvFile, place: chooseCsvPlace }),
        now: clock.now,
        changed: (serviceId) => send('requestsChanged', { serviceId })
      }),
      notifications: notificationHandlers(desk),
      handover: handoverHandlers({
        desk,
        ways: { copyText, openMail, printing, newPaper, now: clock.now },
        showing,
        screen,
        ask: askInBox,
        language: () => preferences.get().language,
        changed: (serviceId) => send('requestsChanged', { serviceId })
      }),
      proofBatch: proofBatchHandlers({ desk, batch: proofBatch, chooseFolder, print: printProof }),
      filing: filingHandlers({
        desk,
        filing,
        chooseFolder,
        now: clock.now,
        progress: (progress) => send('verifyProgressed', progress)
      }),
      line: lineHandlers(desk),
      webhook: webhookHandlers(desk, receiver)
    }
  )

  return {
    begin() {
      applyTheme(preferences.get().theme)
      onLook(notices.seen)
      screen.begin()
      clock.after(warmUpAfterMs, () => void warmUp())
      void opener.sweepAll().then(() => desk.open())
    },
    sleep() {
      desk.opened()?.sync.sleep()
      void opener.sweepAll()
    },
    wake() {
      desk.opened()?.sync.wake()
      receiver.wake()
    },
    lock: () => void opener.sweepAll(),
    mayEnd: desk.mayEnd,
    async end() {
      void receiver.stop()
      await desk.close()
      await opener.sweepAll()
      await logFile.end()
    }
  }
})
