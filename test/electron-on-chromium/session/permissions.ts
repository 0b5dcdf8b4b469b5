/** Permissions: the app's handlers decide, Chromium is told and enforces. */
import type { Protocol } from '../chromium/cdp.ts'

/** Electron's request handler. */
export type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
/** Electron's check handler. */
export type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
/** Electron's names of permissions. */
export type PermissionName = Parameters<RequestHandler>[1]

/** What Chromium asks, and a page can be given or refused, by Electron's names. */
const descriptors: Readonly<Record<string, readonly Protocol.Browser.PermissionDescriptor[]>> = {
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }],
  'display-capture': [{ name: 'display-capture' }],
  geolocation: [{ name: 'geolocation' }],
  'idle-detection': [{ name: 'idle-detection' }],
  'local-fonts': [{ name: 'local-fonts' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  midi: [{ name: 'midi' }],
  midiSysex: [{ name: 'midi', sysex: true }],
  notifications: [{ name: 'notifications' }],
  'persistent-storage': [{ name: 'persistent-storage' }],
  'screen-wake-lock': [{ name: 'screen-wake-lock' }],
  'storage-access': [{ name: 'storage-access' }],
  'window-management': [{ name: 'window-management' }]
}

/** Every permission that is decided anew when a document is loaded. */
export const decidedPermissions = Object.keys(descriptors) as PermissionName[]

/** The commands' parameters that tell Chromium a decision. */
export function permissionSettings(
  permission: string,
  granted: boolean,
  origin: string
): Omit<Protocol.Browser.setPermissionParameters, 'browserContextId'>[] {
  const setting = granted ? 'granted' : 'denied'
  return (descriptors[permission] ?? []).map((descriptor) => ({ permission: descriptor, setting, origin }))
}

/** Where a question comes from. */
export interface Asker {
  readonly webContents: Electron.WebContents
  readonly origin: string
  readonly url: string
  readonly mediaTypes: readonly string[]
}

/** A session's handlers. Without one everything is allowed, as on Electron. */
export class Permissions {
  requestHandler: RequestHandler | undefined
  checkHandler: CheckHandler | undefined

  /** Merely looks a permission up. */
  check(permission: PermissionName, { webContents, origin, url, mediaTypes }: Asker): boolean {
    if (!this.checkHandler) return true
    const [media] = mediaTypes as ('audio' | 'video')[]
    return this.checkHandler(webContents, permission, `${origin}/`, {
      requestingUrl: url,
      isMainFrame: true,
      securityOrigin: `${origin}/`,
      ...(media === undefined ? {} : { mediaType: media })
    })
  }

  /** Asks for a permission. */
  request(permission: PermissionName, { webContents, origin, url, mediaTypes }: Asker): Promise<boolean> {
    const handler = this.requestHandler
    if (!handler) return Promise.resolve(true)
    const details: Electron.PermissionRequest | Electron.MediaAccessPermissionRequest =
      permission === 'media'
        ? {
            requestingUrl: url,
            isMainFrame: true,
            securityOrigin: `${origin}/`,
            mediaTypes: mediaTypes as ('audio' | 'video')[]
          }
        : { requestingUrl: url, isMainFrame: true }
    return new Promise((resolve) => handler(webContents, permission, (granted) => resolve(granted === true), details))
  }
}
