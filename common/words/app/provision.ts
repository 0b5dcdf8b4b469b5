/** The words for the secrets that the office's IT hands over in a file. */

/**
 * Why a file with secrets was not taken. `link`, `notFile`, `notOwn`, `writable`: it, or its folder, could be another user's;
 * `readable`: others can read what is secret; `unreadable`, `malformed`, `tooLarge`: it is not such a file; `notKept`: the
 * keychain did not take a secret of it.
 */
export const provisionRefusals = [
  'link',
  'notFile',
  'notOwn',
  'writable',
  'readable',
  'unreadable',
  'malformed',
  'tooLarge',
  'notKept'
] as const
/** Why a file with secrets was not taken. */
export type ProvisionRefusal = (typeof provisionRefusals)[number]
