/** Proofs: saved, opened, shown and printed, alone or many, and packed into a record. */
import { join } from 'node:path'
import type { Events } from '../events/events.ts'
import { jobTitle } from '../handover/desk/safe-reference.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { printingHandlers } from '../ipc/printing.ts'
import { proofBatchHandlers } from '../ipc/proof-batch.ts'
import { proofHandlers } from '../ipc/proofs.ts'
import { rollLengthMm } from '../printing/page-size.ts'
import { printingOn } from '../printing/platform.ts'
import type { Printing } from '../printing/port.ts'
import { createProofBatch } from '../proofs/batch.ts'
import { proofOpener } from '../proofs/open.ts'
import { folderOpener } from '../proofs/open-folder.ts'
import { proofPrinter } from '../proofs/print.ts'
import { earlierProofSaver, proofSaver } from '../proofs/save.ts'
import { shownProof } from '../proofs/show.ts'
import { recordSaver } from '../record/save.ts'
import { chooseFolder, choosePdfPlace, chooseZipPlace, openInViewer } from '../shell/hand-over.ts'
import { viewerPrinting } from '../shell/printing.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

/** Opens proofs in the system's viewer, until the clerk leaves the desk. */
export function composeOpener({ folder, clock }: Machine, events: Events) {
  const opener = proofOpener({ folder: join(folder, 'opened-proofs'), openInViewer, clock })
  events.on('deskLocked', () => void opener.sweepAll())
  events.on('serviceRemoved', () => void opener.sweepAll())
  return opener
}

/** This system's way of printing. */
export const composePrinting = (): Printing => printingOn(process.platform, viewerPrinting(rollLengthMm))

/** What proofs are built with. */
export type ProofParts = {
  machine: Machine
  events: Events
  desk: Desk
  opener: ReturnType<typeof composeOpener>
  printing: Printing
}

/** The calls about proofs and printers. */
export function composeProofs(parts: ProofParts): Pick<AllHandlers, 'proofs' | 'printing' | 'proofBatch'> {
  const { machine, events, desk, opener, printing } = parts
  const { clock, language, newPaper } = machine
  const print = proofPrinter(printing, jobTitle)
  const changed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  const batch = createProofBatch({
    now: clock.monotonic,
    changed: (state) => events.emit('proofBatchChanged', state)
  })
  return {
    proofs: proofHandlers(
      desk,
      {
        save: proofSaver(choosePdfPlace),
        saveRecord: recordSaver({
          choosePlace: chooseZipPlace,
          newPaper,
          language,
          now: clock.now,
          wait: (ms) => new Promise((done) => void clock.after(ms, done))
        }),
        saveEarlier: earlierProofSaver(choosePdfPlace),
        open: opener.open,
        show: shownProof,
        print,
        openFolder: folderOpener(openInViewer)
      },
      changed
    ),
    printing: printingHandlers(desk, printing),
    proofBatch: proofBatchHandlers({ desk, batch, chooseFolder, print, now: clock.now, changed })
  }
}
