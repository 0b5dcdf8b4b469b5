/**
 * The folder of request files with its four folders. The desk knows it again by a mark: a path says only where a share
 * should be, and two desks that took files from one folder would each take half of them.
 */
import { randomUUID } from 'node:crypto'
import { lstat, mkdir, readFile, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { writeWhole } from '../files/write-whole.ts'
import type { Store } from '../store/open-store.ts'
import { askingFolder } from './settings.ts'

/** The folders: `in` for requests, `taken` for those being read, `out` for answers, `refused` for files that were refused. */
export type Places = { in: string; taken: string; out: string; refused: string }

/** What is there is not what was chosen. `otherFolder`: another folder; `folderOfOther`: another desk's; `linkInFolder`: a link. */
export class PlaceFault extends Error {
  readonly code: 'otherFolder' | 'folderOfOther' | 'linkInFolder'

  constructor(code: PlaceFault['code']) {
    super(code)
    this.code = code
  }
}

const markName = '.eeid-desk-requests'

type Settings = Pick<Store, 'settings'>

/** The folders, made where they are missing. @throws PlaceFault, and what the file system throws */
export async function placesIn(store: Settings, folder: string): Promise<Places> {
  // A path of a policy that begins nowhere would be somewhere else with each start.
  if (!isAbsolute(folder) || !(await stat(folder)).isDirectory()) throw gone()
  await recognise(store, folder)
  const [inside, taken, out, refused] = await Promise.all(
    ['in', 'taken', 'out', 'refused'].map((name) => placeIn(folder, name))
  )
  if (!inside || !taken || !out || !refused) throw gone()
  return { in: inside, taken, out, refused }
}

/** Whoever speaks for the office says that this folder is the desk's, whosever it was. @throws what the file system throws */
export async function claimFolder(store: Settings, folder: string): Promise<void> {
  const { mark } = known(store)
  await writeWhole(join(folder, markName), Buffer.from(`${mark}\n`))
  store.settings.set(askingFolder, { folder, mark })
}

async function recognise(store: Settings, folder: string): Promise<void> {
  const { folder: before, mark } = known(store)
  const there = await markIn(folder)
  if (there === null && before === folder) throw new PlaceFault('otherFolder')
  if (there !== null && there !== mark) throw new PlaceFault('folderOfOther')
  if (there === null) await writeWhole(join(folder, markName), Buffer.from(`${mark}\n`))
  if (before !== folder) store.settings.set(askingFolder, { folder, mark })
}

/** The mark is the ledger's for good, so that a crash between writing it and noting it makes no stranger of the folder. */
function known(store: Settings): { folder: string; mark: string } {
  const kept = store.settings.get(askingFolder)
  if (kept !== null) return kept
  const fresh = { folder: '', mark: randomUUID() }
  store.settings.set(askingFolder, fresh)
  return fresh
}

async function markIn(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, markName), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A folder that IT has made stays as it is, with its rights. */
async function placeIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if (!(await lstat(path)).isDirectory()) throw new PlaceFault('linkInFolder')
  return path
}

const gone = (): Error => Object.assign(new Error('no such folder'), { code: 'ENOENT' })
