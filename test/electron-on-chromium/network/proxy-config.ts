/** `session.setProxy`, in the words of Chromium's command line and of the DevTools protocol. */
import { notProvided } from '../not-provided.ts'
import { checkOptions } from '../strict.ts'
import type { ContextProxy } from './browser.ts'

/** How the proxies of a session are chosen: by switches of a process, or by a setting of a context in it. */
export interface ProxyChoice {
  readonly switches: Readonly<Record<string, string>>
  readonly context: ContextProxy | undefined
}

/** As the system, or the app's command line, says. */
export const systemProxy: ProxyChoice = { switches: {}, context: undefined }

/**
 * What a configuration means.
 * @throws NotProvidedError for `auto_detect`
 */
export function proxyChoice(config: Electron.ProxyConfig): ProxyChoice {
  checkOptions<Electron.ProxyConfig>('session.setProxy', config, {
    mode: ['direct', 'pac_script', 'fixed_servers', 'system'],
    pacScript: true,
    proxyRules: true,
    proxyBypassRules: true
  })
  const mode = config.mode ?? (config.pacScript ? 'pac_script' : 'fixed_servers')
  if (mode === 'system') return systemProxy
  if (mode === 'pac_script') {
    if (!config.pacScript) notProvided("session.setProxy mode 'pac_script' without a pacScript")
    return { switches: { 'proxy-pac-url': config.pacScript }, context: undefined }
  }
  const rules = mode === 'direct' ? '' : (config.proxyRules ?? '')
  const bypass = config.proxyBypassRules ? { proxyBypassList: bypassList(config.proxyBypassRules) } : {}
  return { switches: {}, context: { proxyServer: rules || 'direct://', ...bypass } }
}

/** Electron separates by commas, and so does the protocol; `;` is taken for one too. */
const bypassList = (rules: string): string => rules.replaceAll(';', ',')
