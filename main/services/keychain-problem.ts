/** The stable code of why the keychain did not keep or give a secret. */
export const keychainProblem = {
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  full: 'keychainFull',
  tooLong: 'secretTooLong'
} as const
