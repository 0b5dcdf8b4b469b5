/** How the office files proofs, and whose name goes with them. */
import { alone, setting, together } from './declare.ts'
import { anyNumber, choice, onOff, orNull, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const

/** Filing is off until the office turns it on. */
export const filing = together(
  'filing',
  {
    when: setting({
      ...office,
      value: choice(['off', 'completion', 'accept']),
      initial: 'off',
      words: {
        label: 'filing.when',
        values: { off: 'filing.off', completion: 'filing.completion', accept: 'filing.accept' }
      }
    }),
    /** A path; null until the office has chosen one. */
    folder: setting({ ...office, value: orNull(text(10_000)), initial: null, words: { label: 'filing.folder' } }),
    template: setting({
      ...office,
      value: text(1000),
      initial: '{date}/{reference} {family_name}.pdf',
      words: { label: 'filing.template', hint: 'filing.templateHint' }
    }),
    /** Whether a `manifest-sha256.txt` is kept beside the proofs. */
    manifest: setting({
      ...office,
      value: onOff,
      initial: false,
      words: { label: 'filing.manifest', hint: 'filing.manifestHint' }
    })
  },
  {
    /** Proofs that came, or were accepted, before are filed only where the office says so; milliseconds since 1970 UTC. */
    since: { value: anyNumber, initial: 0 }
  }
)

/**
 * Whose name stands on cover pages, a clerk's or a desk's. It is typed by hand, and proves nothing. Empty until
 * somebody wrote one, and signed by hand then.
 */
export const clerk = alone(
  'clerk',
  setting({
    value: text(100),
    initial: '',
    by: 'clerk',
    isLockable: false,
    words: { label: 'filing.clerk', hint: 'filing.clerkHint' }
  })
)
