/** Where a filed proof goes below the office's folder, and what it is called: a template such as `{date}/{reference} {family_name}.pdf`. */
import { dayPlaces, faultOf, fill, two } from '../../common/templates.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { testFileMark } from '../../common/words/services.ts'
import { legalFileName, legalName } from '../files/file-name.ts'

/** What stands in the places of a template. `completedAt` in milliseconds since 1970 UTC; what is not known is empty. */
export type FilingParts = {
  completedAt: number
  reference: string
  givenName: string
  familyName: string
  code: string
  service: string
  /** It is of a test service: its file's name begins with the mark, whatever the template. */
  isTest: boolean
}

/** A proof's place: folders below the office's, and the name without number and ending. */
export type FilingPlace = { folders: string[]; base: string }

// biome-ignore format: all of them on one line
const places = ['date', 'time', 'year', 'month', 'day', 'reference', 'given_name', 'family_name', 'code', 'service'] as const
/** How deep a template may go. */
export const mostFolders = 4
const longestTemplate = 200

// Windows knows paths of 260 characters; the office's own folder has to find room in them, too.
const longestPath = 200
const longestFolders = 120
const longestFolder = { characters: 40, bytes: 80 }
const longestBase = { characters: 100, bytes: 200 }
const longestEnd = ' (10000).pdf'.length

/** What is wrong with a template, if anything: empty, too long or too deep, or with a place that there is not. */
export function filingTemplateProblem(template: string): FieldProblemCode | undefined {
  const parts = partsOf(template)
  if (parts.at(-1)?.trim() === '') return 'required'
  if (parts.length > mostFolders + 1) return 'tooLong'
  return faultOf(template, { places, unknown: 'placeUnknown', longest: longestTemplate })
}

/** The place of one proof. Every part of it is a legal name on Windows, macOS and Linux, whatever stands in the parts. */
export function placeByTemplate(template: string, parts: FilingParts): FilingPlace {
  const filled = partsOf(template).map((part) => filledWith(part, parts))
  const wanted = filled.slice(0, -1).slice(0, mostFolders)
  const characters = Math.min(longestFolder.characters, Math.floor(longestFolders / Math.max(1, wanted.length)) - 1)
  const folders = wanted.map((folder) => legalName(folder, '-', { ...longestFolder, characters }))
  const left = longestPath - longestEnd - folders.join('/').length - 1
  const name = filled.at(-1) ?? ''
  const base = legalName(parts.isTest ? `${testFileMark}${name}` : name, 'proof', {
    ...longestBase,
    characters: Math.min(longestBase.characters, left)
  })
  return { folders, base }
}

/** The name of the file that is the `number`th of its base; the first has no number. */
export const numberedName = (base: string, number: number): string =>
  legalFileName(number === 1 ? base : `${base} (${number})`, 'pdf', 'proof')

// Both slashes part folders: whoever writes a template does not think of the system it is used on.
const partsOf = (template: string): string[] =>
  template
    .trim()
    .replace(/\.pdf$/i, '')
    .split(/[\\/]/)

function filledWith(part: string, parts: FilingParts): string {
  const { completedAt, reference, givenName, familyName, code, service } = parts
  const { year, month, day } = dayPlaces(completedAt)
  const at = new Date(completedAt)
  const values: Record<(typeof places)[number], string> = {
    date: `${year}-${month}-${day}`,
    time: `${two(at.getHours())}-${two(at.getMinutes())}`,
    year,
    month,
    day,
    reference,
    given_name: givenName,
    family_name: familyName,
    code,
    service
  }
  return fill(part, values).replaceAll(/\s+/g, ' ')
}
