/** Who works at the desk, and when it locks. Until somebody chooses: whoever has signed in to the system, and never. */
import { alone, setting, together } from './declare.ts'
import { choice, count, onOff } from './value.ts'

const office = { by: 'office', isLockable: true } as const

/** Not for a policy to fix: a desk whose clerks nobody has entered would let nobody in. */
export const clerksMode = alone(
  'clerks.mode',
  setting({
    value: choice(['account', 'named']),
    initial: 'account',
    by: 'office',
    isLockable: false,
    words: {
      label: 'clerks.mode',
      hint: 'clerks.modeHint',
      values: { account: 'clerks.modeAccount', named: 'clerks.modeNamed' }
    }
  })
)

/** Locking counts once somebody has a PIN. */
export const lock = together('lock', {
  isOn: setting({ ...office, value: onOff, initial: false, words: { label: 'lock.isOn', hint: 'lock.isOnHint' } }),
  afterMinutes: setting({
    ...office,
    value: count(1, 240),
    initial: 5,
    words: { label: 'lock.afterMinutes', hint: 'lock.afterMinutesHint' }
  }),
  /** Whether the system is asked to keep the window out of recordings and shared screens. */
  hidesFromCapture: setting({
    ...office,
    value: onOff,
    initial: false,
    words: { label: 'lock.hidesFromCapture', hint: 'lock.hidesFromCaptureHint' }
  })
})
