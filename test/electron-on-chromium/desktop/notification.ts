/** `Notification`: shown nowhere; its events are true to the calls, and tests emit what a person would do. */
import { electronEvent } from '../event.ts'
import { checkOptions, type Provided, strictEmitter } from '../strict.ts'

class Notification
  extends strictEmitter('Notification', ['show', 'click', 'close', 'failed', 'reply', 'action'])
  implements Provided<Electron.Notification>
{
  title: string
  body: string
  subtitle: string
  silent: boolean
  urgency: Electron.Notification['urgency']
  timeoutType: Electron.Notification['timeoutType']

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    checkOptions('Notification', options, {
      body: true,
      icon: true,
      silent: true,
      subtitle: true,
      timeoutType: true,
      title: true,
      urgency: true
    })
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.subtitle = options.subtitle ?? ''
    this.silent = options.silent ?? false
    this.urgency = options.urgency ?? 'normal'
    this.timeoutType = options.timeoutType ?? 'default'
  }

  static isSupported(): boolean {
    return true
  }
  show(): void {
    setImmediate(() => this.emit('show', electronEvent()))
  }
  close(): void {
    setImmediate(() => this.emit('close', electronEvent()))
  }
}

export { Notification }
