/**
 * What the main world needs beside the bridge. Runs there, as source text, before the page's own scripts: every API
 * that asks for a permission asks main first, and `window.open` answers null, as it does where Electron denies it.
 */
import type { BridgeEnd } from './bridge.ts'
import type { PageGlobal } from './dom.ts'
import type { PermissionAsk } from './messages.ts'

/** Wraps the APIs. */
export function installMainWorldHooks(bridge: BridgeEnd): void {
  type Method = (this: unknown, ...args: unknown[]) => unknown
  type Owner = Record<string, unknown> | undefined
  type MediaConstraints = { audio?: unknown; video?: unknown } | undefined

  const page = globalThis as unknown as PageGlobal
  const ask = (question: PermissionAsk) => bridge.call('permission', [question]) as Promise<boolean>
  const prototypeOf = (name: string): Owner =>
    (page[name] as { prototype?: Record<string, unknown> } | undefined)?.prototype
  const refuse = (name: string, message: string) => {
    throw new DOMException(message, name)
  }
  const wrap = (owner: Owner, name: string, make: (original: Method) => Method) => {
    const original = owner?.[name]
    if (!owner || typeof original !== 'function') return
    const replacement = make(original as Method)
    Object.defineProperty(replacement, 'name', { value: name })
    owner[name] = replacement
  }

  /** The methods that ask, and Electron's name of what they ask for. */
  const asking: [Owner, string, (args: unknown[]) => string][] = [
    [page.Notification as Owner, 'requestPermission', () => 'notifications'],
    [prototypeOf('Clipboard'), 'read', () => 'clipboard-read'],
    [prototypeOf('Clipboard'), 'readText', () => 'clipboard-read'],
    [prototypeOf('Clipboard'), 'write', () => 'clipboard-sanitized-write'],
    [prototypeOf('Clipboard'), 'writeText', () => 'clipboard-sanitized-write'],
    [prototypeOf('MediaDevices'), 'getUserMedia', () => 'media'],
    [prototypeOf('MediaDevices'), 'getDisplayMedia', () => 'display-capture'],
    [
      prototypeOf('Navigator'),
      'requestMIDIAccess',
      ([options]) => ((options as { sysex?: boolean } | undefined)?.sysex ? 'midiSysex' : 'midi')
    ],
    [page.IdleDetector as Owner, 'requestPermission', () => 'idle-detection'],
    [page as Owner, 'queryLocalFonts', () => 'local-fonts'],
    [page as Owner, 'getScreenDetails', () => 'window-management'],
    [prototypeOf('WakeLock'), 'request', () => 'screen-wake-lock'],
    [prototypeOf('StorageManager'), 'persist', () => 'persistent-storage']
  ]
  const mediaTypes = (constraints: MediaConstraints) => [
    ...(constraints?.audio ? ['audio'] : []),
    ...(constraints?.video ? ['video'] : [])
  ]
  for (const [owner, name, permissionOf] of asking) {
    wrap(
      owner,
      name,
      (original) =>
        async function hooked(this: unknown, ...args) {
          const permission = permissionOf(args)
          const media = permission === 'media' ? { mediaTypes: mediaTypes(args[0] as MediaConstraints) } : {}
          const granted = await ask({ kind: 'request', permission, ...media })
          // Where there is no device Chromium would say so before it says no.
          if (!granted && permission === 'media') refuse('NotAllowedError', 'Permission denied')
          // Main has told Chromium its decision: the API itself now grants or refuses.
          return original.apply(this, args)
        }
    )
  }

  // Called without waiting for an answer, so there is an identifier to hand out first.
  const watches = new Map<number, unknown>()
  const locate = (original: Method, self: unknown, args: unknown[]) =>
    ask({ kind: 'request', permission: 'geolocation' }).then(() => original.apply(self, args))
  wrap(
    prototypeOf('Geolocation'),
    'getCurrentPosition',
    (original) =>
      function hooked(this: unknown, ...args) {
        void locate(original, this, args)
      }
  )
  wrap(
    prototypeOf('Geolocation'),
    'watchPosition',
    (original) =>
      function hooked(this: unknown, ...args) {
        const id = -1 - watches.size
        watches.set(id, undefined)
        void locate(original, this, args).then((real) => watches.set(id, real))
        return id
      }
  )
  wrap(
    prototypeOf('Geolocation'),
    'clearWatch',
    (original) =>
      function hooked(this: unknown, id) {
        return original.call(this, watches.get(id as number))
      }
  )

  // Full screen and pointer lock ask nothing in Chromium, so a refusal has to be spoken here.
  for (const [name, permission] of [
    ['requestFullscreen', 'fullscreen'],
    ['requestPointerLock', 'pointerLock']
  ] as const) {
    wrap(
      prototypeOf('Element'),
      name,
      (original) =>
        async function hooked(this: unknown, ...args) {
          if (!(await ask({ kind: 'request', permission }))) refuse('NotAllowedError', `${permission} was denied`)
          return original.apply(this, args)
        }
    )
  }

  // No device is ever chosen: nothing here shows a choice, as on Electron without a `select-…-device` listener.
  for (const [owner, permission] of [
    ['USB', 'usb'],
    ['HID', 'hid'],
    ['Serial', 'serial'],
    ['Bluetooth', 'bluetooth']
  ] as const) {
    for (const name of ['requestDevice', 'requestPort']) {
      wrap(prototypeOf(owner), name, () => async () => {
        if (permission !== 'bluetooth') await ask({ kind: 'check', permission })
        refuse('NotFoundError', 'No device selected.')
      })
    }
  }

  const queried: Record<string, string> = {
    camera: 'media',
    microphone: 'media',
    'clipboard-write': 'clipboard-sanitized-write',
    'storage-access': 'storage-access',
    accelerometer: 'sensors',
    gyroscope: 'sensors',
    magnetometer: 'sensors'
  }
  wrap(
    prototypeOf('Permissions'),
    'query',
    (original) =>
      async function hooked(this: unknown, ...args) {
        const name = (args[0] as { name?: string } | undefined)?.name
        if (name !== undefined) await ask({ kind: 'check', permission: queried[name] ?? name })
        return original.apply(this, args)
      }
  )

  page.open = function open(url: unknown = '', name: unknown = '', features: unknown = '') {
    const resolved = new URL(String(url || 'about:blank'), page.document.baseURI).href
    bridge.call('open', [resolved, String(name), String(features)])
    return null
  }
}
