/** What the office accepts. Until somebody chooses, everything is accepted, and an end within 30 days is told. */
import { knownMethods } from '../words/methods.ts'
import { setting, together } from './declare.ts'
import { choice, choices, count, onOff } from './value.ts'

const office = { by: 'office', isLockable: true } as const

export const acceptance = together('acceptance', {
  /** The lowest level of assurance (eIDAS). */
  minimumAcr: setting({
    ...office,
    value: choice(['none', 'low', 'substantial', 'high']),
    initial: 'none',
    words: {
      label: 'acceptance.level',
      values: { none: 'acceptance.anyLevel', low: 'level.low', substantial: 'level.substantial', high: 'level.high' }
    }
  }),
  methods: setting({
    ...office,
    value: choices(knownMethods),
    initial: [...knownMethods],
    words: {
      label: 'acceptance.methods',
      values: Object.fromEntries(knownMethods.map((method) => [method, `method.${method}` as const]))
    }
  }),
  /** Whether accepting a person whom nobody asked for by name or code wants a note. */
  noteForIdentified: setting({
    ...office,
    value: onOff,
    initial: false,
    words: { label: 'acceptance.noteForIdentified' }
  }),
  /** Methods that this version does not know. */
  otherMethods: setting({ ...office, value: onOff, initial: true, words: { label: 'acceptance.otherMethods' } }),
  /** Days before its end from which a certificate or document is told to end soon; 0: never. */
  warnBeforeDays: setting({
    ...office,
    value: count(0, 365),
    initial: 30,
    words: { label: 'acceptance.days', hint: 'acceptance.daysHint' }
  })
})
