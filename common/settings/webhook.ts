/** Whether the desk listens for the service, and where. Off, and reachable from this computer only, until the office chooses. */
import { setting, together } from './declare.ts'
import { count, onOff, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const

export const webhook = together('webhook', {
  on: setting({ ...office, value: onOff, initial: false, words: { label: 'webhook.on', hint: 'webhook.onHint' } }),
  /** An IP address of this computer, or 0.0.0.0 or :: for all of them. */
  address: setting({
    ...office,
    value: text(200),
    initial: '127.0.0.1',
    words: { label: 'webhook.address', hint: 'webhook.addressHint' }
  }),
  port: setting({ ...office, value: count(1, 65_535), initial: 8717, words: { label: 'webhook.port' } })
})
