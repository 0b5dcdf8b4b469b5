/**
 * Sets all that the desk keeps aside, so that it can begin anew. It is one rename of the whole folder: the databases, the
 * backups and the name of their key go together, or stay together, wherever it is cut off.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { diskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import { namesIn, putInPlace } from '../store/database/files.ts'

/** What was set aside: where it is, and when that was (milliseconds since 1970 UTC, by the desk's clock). */
export type SetAside = { folder: string; at: number }

const mark = '-set-aside-'
const stampPattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Zx*$/

/**
 * Gives the desk's folder a name with the date in it. Nothing in it is changed.
 * @throws what the file system throws; the folder is as it was then
 */
function setDeskAside(folder: string, time: number): SetAside {
  const stamp = `${new Date(time).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  const aside = freeName(`${folder}${mark}${stamp}`)
  putInPlace(folder, aside)
  return { folder: aside, at: time }
}

/** Sets the desk's folder aside; returns why it could not be. `stage`: what the desk stopped at. */
export function putDeskAside(
  stage: string,
  { folder, clock, log }: { folder: string; clock: Pick<Clock, 'now'>; log: Log }
): Problem | null {
  try {
    const aside = setDeskAside(folder, clock.now())
    log.warn('startup.set-aside', { stage, at: aside.at })
    return null
  } catch (error) {
    const { detail = 'unknown' } = diskProblem(error)
    log.error('startup.not-set-aside', { code: detail })
    return { code: 'notSetAside', detail }
  }
}

/** What was set aside last beside the desk's folder; null where nothing was. */
export function lastSetAside(folder: string): SetAside | null {
  const prefix = basename(folder) + mark
  const names = namesIn(dirname(folder)).filter((name) => name.startsWith(prefix))
  const found = names.flatMap((name) => {
    const [, day, hour, minute, second] = stampPattern.exec(name.slice(prefix.length)) ?? []
    if (day === undefined) return []
    return [{ folder: join(dirname(folder), name), at: Date.parse(`${day}T${hour}:${minute}:${second}Z`) }]
  })
  return found.toSorted((a, b) => b.at - a.at)[0] ?? null
}

/** How many desks were set aside beside the desk's folder. */
export function countSetAside(folder: string): number {
  const prefix = basename(folder) + mark
  return namesIn(dirname(folder)).filter((name) => name.startsWith(prefix)).length
}

const freeName = (name: string): string => (existsSync(name) ? freeName(`${name}x`) : name)
