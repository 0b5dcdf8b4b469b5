/** What the person is given of a request. */

import type { Language } from '../../../common/words/languages.ts'
import type { QrOutline, ShownLink } from '../../../common/words/links.ts'
import type { JudgedLink } from '../../eeid/judge-link.ts'
import { policySetting } from '../../requests/acceptance.ts'
import { keptAnswer, requiredIn } from '../../requests/request-view.ts'
import { judgeFor, refusalOf } from '../../services/link-hosts.ts'
import type { FoundRequest } from '../../store/list/views.ts'
import type { Store } from '../../store/open-store.ts'
import { countryAsked, personLink } from '../person-link.ts'
import { fitsQrCode, qrCode } from '../symbols.ts'

/** The link of a request, judged, and as the person is given it. */
export function judgedLink(store: Store, found: FoundRequest, language: Language): JudgedLink {
  const judged = judgeFor(store, found.serviceId, keptAnswer(found)?.link)
  if (judged.kind !== 'good') return judged
  const country = countryAsked(requiredIn(found))
  return { kind: 'good', link: personLink(judged.link, language, country) }
}

/** What the person is shown of a request. */
export function shownLink(store: Store, found: FoundRequest, language: Language): ShownLink {
  const judged = judgedLink(store, found, language)
  const link = judged.kind === 'good' ? judged.link : null
  return {
    link,
    refused: refusalOf(judged),
    qr: link !== null && fitsQrCode(link) ? outlineOf(link) : null,
    reason: reasonIn(store, found, language),
    methods: store.settings.get(policySetting).methods
  }
}

// Drawing one takes longer than all the rest, and the same is asked for whenever something of its service is new.
let last: { link: string; qr: QrOutline } | undefined

function outlineOf(link: string): QrOutline {
  if (last?.link !== link) {
    const { width, path } = qrCode(link)
    last = { link, qr: { modules: width / 2, path } }
  }
  return last.qr
}

/** What was asked with it stands in for what the service has not told yet, or never tells. */
function reasonIn(store: Store, found: FoundRequest, language: Language): string | null {
  const request = keptAnswer(found)
  const asked = store.outbox.get(found.id)
  const translated = request?.reason_translations?.[language] || asked?.reasonTranslations?.[language]
  return translated || request?.reason || asked?.reason || null
}
