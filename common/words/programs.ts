/** The words of what other programs ask of the desk: by a link, or by a request file. */
import { claimTypes } from './requests.ts'

/** The scheme of the links that the desk follows, with what stands behind it. */
export const linkStart = 'eeid-desk://'

/** What a form may be filled in with, in its order. */
export const linkFields = [...claimTypes, 'reference', 'reason'] as const
/** What a form may be filled in with. */
export type LinkField = (typeof linkFields)[number]

/** What a link asks for: a request to be opened, or a new form to be filled in with some fields. */
export type DeskLink =
  | { kind: 'open'; reference: string }
  | { kind: 'fill'; fields: { name: LinkField; value: string }[] }

/** Why a link was not followed: it came while the desk was locked, links are off, or it is none that the desk knows. */
export const linkRefusals = ['locked', 'off', 'malformed'] as const
/** Why a link was not followed. */
export type LinkRefusal = (typeof linkRefusals)[number]

/**
 * Why a request file was refused. `tooLarge`: over 64 kB; `notFile`: a link, a folder; `unreadable`: no right to read it; `notText`:
 * no UTF-8; `notJson`; `notRequest`: not the fields of a request; `invalid`: a value of it cannot be right; `idUsed`: another
 * request had its id; `serviceUnknown`: no service of that name; `serviceNeeded`: several services, and none is named.
 */
export const fileRefusals = [
  'tooLarge',
  'notFile',
  'unreadable',
  'notText',
  'notJson',
  'notRequest',
  'invalid',
  'idUsed',
  'serviceUnknown',
  'serviceNeeded'
] as const
/** Why a request file was refused. */
export type FileRefusal = (typeof fileRefusals)[number]
