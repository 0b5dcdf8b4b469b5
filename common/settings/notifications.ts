/** Whether the system tells of a completed request, and what it may say. Nobody is named until the office says so. */
import { setting, together } from './declare.ts'
import { onOff } from './value.ts'

export const notifications = together('notifications', {
  show: setting({
    value: onOff,
    initial: true,
    by: 'clerk',
    isLockable: true,
    words: { label: 'notifications.show', hint: 'notifications.showHint' }
  }),
  namePerson: setting({
    value: onOff,
    initial: false,
    by: 'office',
    isLockable: true,
    words: { label: 'notifications.name', hint: 'notifications.nameHint' }
  }),
  sound: setting({
    value: onOff,
    initial: false,
    by: 'clerk',
    isLockable: true,
    words: { label: 'notifications.sound', hint: 'notifications.soundHint' }
  })
})
