/** Decides a page's permissions: asks the session's handlers, and tells Chromium, which then enforces. */
import { getChromium } from '../app/lifecycle.ts'
import { headed } from '../host.ts'
import type { PermissionAsk } from '../page/messages.ts'
import { type Asker, decidedPermissions, type PermissionName, permissionSettings } from '../session/permissions.ts'
import { originOf, toPage } from '../session/schemes.ts'
import { partsOf } from '../session/session.ts'

/** Whose permissions they are. */
export interface QuestionedPage {
  readonly session: Electron.Session
  readonly webContents: Electron.WebContents
  readonly contextId: string | undefined
}

/** Looks every permission up for a document's origin, before the document begins. */
export async function decidePermissions(page: QuestionedPage, url: string): Promise<void> {
  const asker = askerOf(page, url, [])
  const { permissions } = partsOf(page.session)
  await Promise.all(
    decidedPermissions.map((permission) => tell(page, permission, permissions.check(permission, asker), asker.origin))
  )
}

/** Returns a question that a page asked through one of its APIs. */
export async function answerPermission(page: QuestionedPage, url: string, ask: PermissionAsk): Promise<boolean> {
  const asker = askerOf(page, url, ask.mediaTypes ?? [])
  const { permissions } = partsOf(page.session)
  const permission = ask.permission as PermissionName
  const granted =
    ask.kind === 'check' ? permissions.check(permission, asker) : await permissions.request(permission, asker)
  await tell(page, permission, granted, asker.origin)
  return granted
}

function askerOf({ webContents }: QuestionedPage, url: string, mediaTypes: readonly string[]): Asker {
  return { webContents, url, origin: originOf(url), mediaTypes }
}

async function tell(page: QuestionedPage, permission: string, granted: boolean, origin: string): Promise<void> {
  // A shown window's incognito profile cannot be told; it refuses everything (`--deny-permission-prompts`).
  if (headed || page.contextId === undefined) return
  const pageOrigin = toPage(origin).replace(/\/$/, '')
  if (!/^https?:/.test(pageOrigin)) return
  const browserContextId = page.contextId
  const { root } = getChromium().connection
  await Promise.all(
    permissionSettings(permission, granted, pageOrigin).map((setting) =>
      root.send('Browser.setPermission', { ...setting, browserContextId })
    )
  )
}
