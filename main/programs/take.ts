/**
 * Takes request files. Each is moved out of the way of its program first, then read, then kept as a request in one
 * transaction with its id, and removed last: wherever that is interrupted it goes on, and no file makes two requests.
 */

import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRefusal } from '../../common/words/programs.ts'
import { sha256Of } from '../files/sha256.ts'
import { writeWhole } from '../files/write-whole.ts'
import { checkDraft } from '../requests/draft.ts'
import { keepRequest } from '../requests/keep-request.ts'
import type { Store } from '../store/open-store.ts'
import type { Say } from '../texts/texts.ts'
import { answerName, plainName, refusalName, refusalText } from './answer.ts'
import type { Places } from './places.ts'
import { mostBytes, type RefusedFile, type RequestFile, readRequestFile } from './request-file.ts'

/** How many of these requests may be on their way to the service at once: what a clerk types waits behind no more. */
export const mostUnsent = 20

// One look at the folder must not keep the desk from everything else.
const mostAtOnce = 100

/** What taking works with. `now` in milliseconds since 1970 UTC; `kept`: a request of this service waits to be sent. */
export type Taking = {
  store: Store
  places: Places
  now: () => number
  say: () => Say
  isStopped: () => boolean
  kept: (serviceId: string) => void
  /** What the file was like at the look before, by its name: it is taken once it has not changed in between. */
  seen: Map<string, string>
}

/** What one look came to. `stuck`: what the system said about a file that could not be moved or read, if any. */
export type Taken = { accepted: number; refused: number; waiting: number; stuck: unknown }

/** What is in the middle of being read, by its place. */
type File = { path: string; name: string }

/** Takes what is there, and what an earlier look did not finish. @throws what the file system throws about the folders */
export async function takeFiles(taking: Taking): Promise<Taken> {
  const { places, isStopped, store } = taking
  const taken: Taken = { accepted: 0, refused: 0, waiting: 0, stuck: null }
  const each = async (file: () => Promise<File>) => {
    try {
      taken[await finish(taking, await file())] += 1
    } catch (error) {
      // What one file comes to is nothing to the others: it stays, and is taken up at the next look.
      taken.stuck = error
    }
  }
  const left = (await readdir(places.taken)).filter(isOurs)
  for (const name of left.slice(0, mostAtOnce)) {
    if (!isStopped()) await each(async () => ({ path: join(places.taken, name), name }))
  }
  for (const name of (await settledNames(taking)).slice(0, mostAtOnce)) {
    if (isStopped() || store.askedFiles.countUnsent() >= mostUnsent) break
    await each(() => moveAway(places, name))
  }
  const waiting = isStopped() ? [] : (await readdir(places.in)).filter(isRequestFile)
  return { ...taken, waiting: waiting.length }
}

// As `moveAway` names them: what a system leaves beside files is no request.
const isOurs = (name: string): boolean => /^[0-9a-f]{12}-/.test(name)

const isRequestFile = (name: string): boolean => /^[^.].*\.json$/i.test(name)

/** Names of request files, oldest name first, that are the same as at the look before. */
async function settledNames({ places, seen }: Taking): Promise<string[]> {
  const names = (await readdir(places.in)).filter(isRequestFile).sort()
  const before = new Map(seen)
  seen.clear()
  for (const name of names) {
    const there = await lstat(join(places.in, name)).catch(() => null)
    if (there) seen.set(name, `${there.size} ${there.mtimeMs} ${there.ino}`)
  }
  return names.filter((name) => seen.has(name) && seen.get(name) === before.get(name))
}

/** Under a name that nobody else has, with the old one behind it. A link is moved itself, and never followed. */
async function moveAway(places: Places, name: string): Promise<File> {
  const fresh = `${randomBytes(6).toString('hex')}-${plainName(name)}`
  const path = join(places.taken, fresh)
  await rename(join(places.in, name), path)
  return { path, name: fresh }
}

async function finish(taking: Taking, file: File): Promise<'accepted' | 'refused'> {
  const refused = await take(taking, file)
  if (refused === null) {
    await rm(file.path, { force: true })
    return 'accepted'
  }
  await refuse(taking, file, refused)
  return 'refused'
}

/** Keeps what a file asks for; returns what is wrong with it, or null where it is kept, now or before. */
async function take(taking: Taking, file: File): Promise<RefusedFile | null> {
  const bytes = await bytesOf(file.path)
  if (!(bytes instanceof Uint8Array)) return { why: bytes, fields: {}, id: null }
  const read = readRequestFile(bytes)
  if (!read.ok) return read.refused
  const answered = await isAnswered(taking.places, read.value.id)
  return taking.isStopped() ? stopped() : keep(taking, read.value, { sha256: sha256Of(bytes), answered })
}

// What is under way ends here: the file stays where it is, and the next start takes it up.
function stopped(): never {
  throw new Error('the desk has closed')
}

const isAnswered = (places: Places, id: string): Promise<boolean> =>
  access(join(places.out, answerName(id))).then(
    () => true,
    () => false
  )

type Origin = { sha256: string; answered: boolean }

function keep(taking: Taking, { id, program, service, typed }: RequestFile, origin: Origin): RefusedFile | null {
  const { store, now, kept } = taking
  const refused = (why: FileRefusal, fields: RefusedFile['fields'] = {}): RefusedFile => ({ why, fields, id })
  const before = store.askedFiles.get(id)
  if (before !== undefined && before.sha256 === origin.sha256 && before.id === id) {
    store.askedFiles.tellAgain(id)
    return null
  }
  // An answer that the ledger does not know was written before it was restored from a backup: the request may be there.
  if (before !== undefined || origin.answered || store.askedFiles.wasErased(id)) return refused('idUsed')
  const serviceId = serviceOf(store, service)
  if (serviceId === undefined) return refused(service === undefined ? 'serviceNeeded' : 'serviceUnknown')
  const reference = typed.reference.trim() === '' ? store.desk.nextReference() : typed.reference
  const draft = checkDraft({ ...typed, reference, serviceId }, new Date(now()))
  if (!draft.ok) return refused('invalid', draft.error.fields)
  store.atomically(() => {
    const request = keepRequest(store, draft.value, now(), program)
    store.askedFiles.add({ id, program, sha256: origin.sha256, request })
  })
  kept(serviceId)
  return null
}

function serviceOf(store: Store, name: string | undefined): string | undefined {
  const all = store.services.list()
  const named = name === undefined ? all : all.filter((service) => service.name === name)
  return named.length === 1 ? named[0]?.id : undefined
}

/** What is in the file, or why nobody can say. @throws what the file system throws that is not about this file */
async function bytesOf(path: string): Promise<Uint8Array | FileRefusal> {
  if (!(await lstat(path)).isFile()) return 'notFile'
  try {
    // Neither through a link, nor waiting at a pipe that has taken the file's place. Windows has none of the two.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const { size } = await handle.stat()
      return size > mostBytes ? 'tooLarge' : await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOOP') return 'notFile'
    if (code === 'EACCES' || code === 'EPERM') return 'unreadable'
    throw error
  }
}

/** Answers, and then puts the file out of the way: should that be interrupted, it is answered again with the same. */
async function refuse({ places, say }: Taking, { path, name }: File, refused: RefusedFile): Promise<void> {
  const original = name.replace(/^[0-9a-f]{12}-/, '')
  const answer = Buffer.from(refusalText(original, refused, say()))
  await writeWhole(join(places.out, refusalName(original)), answer)
  await rename(path, join(places.refused, name))
}
