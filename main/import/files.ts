/** The files that many requests come from, and those that could not be taken are saved to. Where they are stays here. */

import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { legalFileName } from '../files/file-name.ts'
import { writeWhole } from '../files/write-whole.ts'
import { mayBeWorkbook, workbookAsCsv, writeWorkbook } from './workbook.ts'

// As much as the window says: `mostBytes` of the contract.
const mostBytes = 5_000_000

/** Asks the clerk which file; null when the dialog was closed. */
export type ChooseFile = (folder: string | null) => Promise<string | null>

/** Opens and saves the files that a clerk chooses by the system's dialogs. */
export type CsvFiles = ReturnType<typeof csvFiles>

/** Files for many requests; all dialogs begin in the folder that was chosen last. */
export function csvFiles(choose: { file: ChooseFile; place: ChoosePlace; workbookPlace: ChoosePlace }) {
  let lastFolder: string | null = null
  return {
    /** Reads a file of at most 5 MB, an Excel workbook as CSV; null where the clerk closed the dialog. */
    async open(): Promise<Outcome<{ fileName: string; bytes: Uint8Array<ArrayBuffer> } | null>> {
      const file = await choose.file(lastFolder)
      if (file === null) return ok(null)
      lastFolder = dirname(file)
      try {
        const bytes = await readUpTo(file, mostBytes)
        if (bytes === null) return failed({ code: 'fileTooBig' })
        const csv = mayBeWorkbook(bytes) ? await workbookAsCsv(bytes) : null
        return ok({ fileName: basename(file), bytes: csv ?? bytes })
      } catch (error) {
        return failed({ code: 'fileUnreadable', detail: diskProblem(error).detail ?? 'unknown' })
      }
    },
    /** Writes a text as UTF-8, whole or not at all; null where the clerk closed the dialog. */
    save: (fileName: string, text: string): Promise<Saved> =>
      saveAs(choose.place, fileName, 'csv', async () => Buffer.from(text)),
    /** The same for rows as an Excel workbook. */
    saveWorkbook: (fileName: string, rows: readonly (readonly string[])[]): Promise<Saved> =>
      saveAs(choose.workbookPlace, fileName, 'xlsx', () => writeWorkbook(rows))
  }

  async function saveAs(
    place: ChoosePlace,
    fileName: string,
    ending: 'csv' | 'xlsx',
    make: () => Promise<Buffer>
  ): Promise<Saved> {
    const name = legalFileName(fileName.replace(/\.(?:csv|xlsx)$/i, ''), ending, 'rows')
    const file = await place(name, lastFolder)
    if (file === null) return ok(null)
    try {
      await writeWhole(file, await make())
    } catch (error) {
      return failed(diskProblem(error))
    }
    lastFolder = dirname(file)
    return ok({ fileName: basename(file) })
  }
}

type Saved = Outcome<{ fileName: string } | null>

/** The whole file; null where it is longer. Counted while it is read: a pipe or a growing file has no length to trust. */
async function readUpTo(path: string, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await open(path, 'r')
  try {
    const kind = await file.stat()
    if (!kind.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    return kind.size > most ? null : await readOpen(file, most)
  } finally {
    await file.close()
  }
}

async function readOpen(file: FileHandle, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(most + 1)
  let length = 0
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null)
    length += bytesRead
    if (bytesRead === 0 || length === bytes.length) return length > most ? null : bytes.slice(0, length)
  }
}
