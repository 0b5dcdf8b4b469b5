/** The hosts, besides a service's own, to which the office lets its links lead; and the question before one is let. */

import { linkHosts } from '../../common/settings/handover.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import type { Language } from '../../common/words/languages.ts'
import type { LinkHost, RefusedLink } from '../../common/words/links.ts'
import { type JudgedLink, judgeLink } from '../eeid/judge-link.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import type { Question } from '../texts/question.ts'
import { textsIn } from '../texts/texts.ts'

/** Hosts by the service's id. */
const hostSetting = keptSetting(linkHosts)

/** Judges a link that a service gave. */
export function judgeFor(
  store: Pick<Store, 'services' | 'settings'>,
  serviceId: string,
  link: string | null | undefined
): JudgedLink {
  const baseUrl = store.services.get(serviceId)?.baseUrl ?? ''
  if (!link?.trim()) return { kind: 'none' }
  return judgeLink(link, { baseUrl, confirmed: confirmedHosts(store, serviceId) })
}

/** Why a link is kept from the person; null where it is not, or there is none. */
export const refusalOf = (judged: JudgedLink): RefusedLink | null =>
  judged.kind === 'refused' ? { fault: judged.fault, host: judged.host } : null

function confirmedHosts(store: Pick<Store, 'settings'>, serviceId: string): readonly string[] {
  const all = store.settings.get(hostSetting)
  // Not what every object has by that name.
  return Object.hasOwn(all, serviceId) ? (all[serviceId] ?? []) : []
}

/** Everything that the office has confirmed, service by service. */
export const allHosts = (store: Store): LinkHost[] =>
  store.services
    .list()
    .flatMap(({ id, name }) => confirmedHosts(store, id).map((host) => ({ serviceId: id, service: name, host })))

/** Lets a service's links lead to a host. */
export function addHost(store: Store, serviceId: string, host: string): void {
  keep(store, serviceId, [...new Set([...confirmedHosts(store, serviceId), host])])
}

/** Lets them lead there no longer. */
export function forgetHost(store: Store, serviceId: string, host: string): void {
  keep(
    store,
    serviceId,
    confirmedHosts(store, serviceId).filter((one) => one !== host)
  )
}

const keep = (store: Store, serviceId: string, hosts: string[]): void =>
  store.settings.set(hostSetting, { ...store.settings.get(hostSetting), [serviceId]: hosts })

/** What the clerk is asked about a host. A name with letters beyond a to z is told so: it may look like another. */
export function hostQuestion({ name, baseUrl }: ServiceRow, host: string, language: Language): Question {
  const say = textsIn(language)
  const isForeign = host.split('.').some((part) => part.startsWith('xn--'))
  return {
    message: say('linkHost.question', { host }),
    detail: [say('linkHost.detail', { service: name, base: URL.parse(baseUrl)?.host ?? baseUrl, host })]
      .concat(isForeign ? [say('linkHost.foreign')] : [], say('linkHost.settings'))
      .join('\n\n'),
    yes: say('linkHost.yes', { host }),
    no: say('linkHost.no')
  }
}
