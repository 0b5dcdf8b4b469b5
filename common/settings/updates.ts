/** Whether the app looks for newer versions. It looks nowhere until the office says so, and under a policy only if that says so. */
import { setting, together } from './declare.ts'
import { choice, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const

export const updates = together('updates', {
  /** `tell`: a newer version is told of; `install`: it is fetched too, and installed when the clerk says so. */
  mode: setting({
    ...office,
    value: choice(['off', 'tell', 'install']),
    initial: 'off',
    words: {
      label: 'updates.mode',
      hint: 'updates.modeHint',
      values: { off: 'updates.off', tell: 'updates.tell', install: 'updates.install' }
    }
  }),
  /** Where the release file is read; empty: where the build says. */
  address: setting({
    ...office,
    value: text(500),
    initial: '',
    words: { label: 'updates.address', hint: 'updates.addressHint' }
  })
})
