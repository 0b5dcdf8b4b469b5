/**
 * Chromium knows no schemes but its own. `app://host/…` is therefore an https origin that exists nowhere, whose
 * requests are intercepted; main is only ever shown the app's own form.
 */
import { lifecycle } from '../app/lifecycle.ts'
import { notProvided } from '../not-provided.ts'
import { checkOptions } from '../strict.ts'

const domain = 'electron-on-chromium.test'
const appForm = /^([a-z][a-z0-9-]*):\/\/([^/?#]*)(.*)$/is
const pageForm = new RegExp(`https://([^/?#\\s'"]*)\\.([a-z][a-z0-9-]*)\\.${domain.replaceAll('.', '\\.')}`, 'g')
const registered = new Set<string>()

/** Whether a scheme was registered as privileged. */
export function isRegistered(scheme: string): boolean {
  return registered.has(scheme)
}

/** `protocol.registerSchemesAsPrivileged`. */
export function registerSchemes(schemes: readonly Electron.CustomScheme[]): void {
  if (lifecycle.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  for (const { scheme, privileges = {} } of schemes) {
    checkOptions(`privileges of '${scheme}'`, privileges, {
      standard: [true],
      secure: [true],
      supportFetchAPI: [true],
      corsEnabled: true,
      stream: true,
      codeCache: true,
      bypassCSP: [false],
      allowServiceWorkers: [false]
    })
    if (!privileges.standard || !privileges.secure || !privileges.supportFetchAPI) {
      notProvided(`a scheme ('${scheme}') that is not standard, secure and open to fetch`)
    }
    if (!/^[a-z][a-z0-9-]*$/.test(scheme)) notProvided(`the scheme '${scheme}'`)
    registered.add(scheme)
  }
}

/** The scheme of a URL. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

/** A URL as the page has it. */
export function toPage(url: string): string {
  const [, scheme = '', host = '', rest = ''] = appForm.exec(url) ?? []
  if (!registered.has(scheme)) return url
  return `https://${host || '_'}.${scheme}.${domain}${rest || '/'}`
}

/** A URL, or a text with URLs in it, as the app has them. */
export function toApp(text: string): string {
  return text.replace(pageForm, (whole, host: string, scheme: string) =>
    registered.has(scheme) ? `${scheme}://${host === '_' ? '' : host}` : whole
  )
}

/** The origin of a page's URL, in the app's form. */
export function originOf(url: string): string {
  const own = toApp(url)
  const [, scheme, host] = appForm.exec(own) ?? []
  if (scheme !== undefined && registered.has(scheme)) return `${scheme}://${host}`
  if (own.startsWith('file:')) return 'file://'
  return URL.canParse(own) ? new URL(own).origin : 'null'
}

/** A Content-Security-Policy, with the app's schemes and origins written as the page has them. */
export function policyToPage(policy: string): string {
  let mapped = policy
  for (const scheme of registered) {
    mapped = mapped
      .replace(new RegExp(`(^|[\\s;])${scheme}://([^\\s;/]*)`, 'g'), `$1https://$2.${scheme}.${domain}`)
      .replace(new RegExp(`(^|[\\s;])${scheme}:(?=$|[\\s;])`, 'g'), `$1https://*.${scheme}.${domain}`)
  }
  return mapped
}
