/** The filing folder as this desk knows it: by more than its path. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { z } from 'zod'
import type { Remembered } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'
import { FolderFault } from './folder-fault.ts'
import { isFamiliar, isMarked, putMark } from './folder-mark.ts'
import { linksBelow } from './links.ts'

const knownFolder = z.object({
  folder: z.string(),
  /** Null where a clerk has just said that this is the folder: it is marked in the next pass. */
  mark: z.string().nullable(),
  /** Links that were there when it was marked, and whether they are to be used; null while nobody has said. */
  links: z.array(z.object({ path: z.string(), target: z.string(), use: z.boolean().nullable() })),
  /** Sub-folders on other disks, which carry the mark, too. */
  elsewhere: z.array(z.string())
})

/** What is known of the folder. */
export type KnownFolder = z.infer<typeof knownFolder>

/** Null before the first pass of filing. It is in the ledger beside the choice. */
export const knownFolderSetting: Remembered<KnownFolder | null> = {
  name: 'filingFolder',
  shape: knownFolder.nullable(),
  initial: null
}

/** What is known of this folder; null where it is another one, or none was marked yet. */
export function knownOf(store: Store, folder: string): KnownFolder | null {
  const known = store.settings.get(knownFolderSetting)
  return known?.folder === folder ? known : null
}

/** A clerk says that what is at this path now is the folder: by choosing it, or by saying so. */
export const trustFolder = (store: Store, folder: string): void =>
  store.settings.set(knownFolderSetting, { folder, mark: null, links: [], elsewhere: [] })

/** The clerk says of the links that nobody has said it of whether they are to be used. */
export function answerLinks(store: Store, use: boolean): void {
  const known = store.settings.get(knownFolderSetting)
  if (known === null) return
  const links = known.links.map((link) => ({ ...link, use: link.use ?? use }))
  store.settings.set(knownFolderSetting, { ...known, links })
}

/**
 * Makes sure that the folder is the one that was chosen, and marks it where it is not marked yet. One that was chosen
 * before there were marks, or whose mark was removed, is known by the proofs that were filed in it.
 * @throws FolderFault `otherFolder`, and what the file system throws
 */
export async function recogniseFolder(store: Store, folder: string): Promise<KnownFolder> {
  await access(folder, constants.W_OK)
  const known = knownOf(store, folder)
  const mark = known?.mark ?? null
  if (known !== null && mark !== null && (await isMarked(folder, mark))) return known
  const wasJustTrusted = known !== null && mark === null
  if (!wasJustTrusted) await expectFamiliar(store, folder, mark !== null)
  const links = mark === null ? (await linksBelow(folder)).map((link) => ({ ...link, use: null })) : known?.links
  const marked = { folder, mark: mark ?? randomUUID(), links: links ?? [], elsewhere: known?.elsewhere ?? [] }
  await putMark(folder, marked.mark)
  // Somebody may have chosen another folder meanwhile.
  if (store.settings.get(knownFolderSetting)?.folder === known?.folder) store.settings.set(knownFolderSetting, marked)
  return marked
}

/** Where nothing was filed there is nothing to know it by: it is taken as it is once, and then has its mark. */
async function expectFamiliar(store: Store, folder: string, wasMarked: boolean): Promise<void> {
  const filed = store.filings.inFolder(folder)
  const isOther = filed.length === 0 ? wasMarked : !(await isFamiliar(folder, filed))
  if (isOther) throw new FolderFault('otherFolder')
}

/** Whether the folder is the one that was chosen, as far as that is known. @throws what the file system throws */
export async function isItself(store: Store, folder: string): Promise<boolean> {
  const mark = knownOf(store, folder)?.mark ?? null
  return mark === null || isMarked(folder, mark)
}
