/** What other programs of the computer may ask of the desk. Nothing, until the office chooses. */
import { setting, together } from './declare.ts'
import { onOff, orNull, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const

/** Links and request files of other programs are off until the office turns them on. */
export const programs = together('programs', {
  /** Whether `eeid-desk://` links are followed, and eeID Desk is the program for them. */
  links: setting({
    ...office,
    value: onOff,
    initial: false,
    words: { label: 'programs.links', hint: 'programs.linksHint' }
  }),
  /** Whether request files are taken from the folder, and answered there. */
  files: setting({
    ...office,
    value: onOff,
    initial: false,
    words: { label: 'programs.files', hint: 'programs.filesHint' }
  }),
  /** A path; null until the office has chosen one. */
  folder: setting({ ...office, value: orNull(text(10_000)), initial: null, words: { label: 'programs.folder' } }),
  /** Whether the proof of each of these requests is put beside its answer. */
  proofs: setting({
    ...office,
    value: onOff,
    initial: false,
    words: { label: 'programs.proofs', hint: 'programs.proofsHint' }
  })
})
