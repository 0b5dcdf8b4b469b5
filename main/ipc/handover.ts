/** The calls about handing a request's link over to the person. */

import type { Language } from '../../common/words/languages.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { ScreenView } from '../../preload/contract/handover.ts'
import {
  copyMessage,
  draftMail,
  linkFor,
  officeFaults,
  printSlip,
  templateFaults,
  templatesOf,
  templatesSetting,
  type Ways
} from '../handover/desk/outgoing.ts'
import { type HandoverSettings, handoverSetting } from '../handover/desk/settings.ts'
import type { Showing } from '../handover/desk/showing.ts'
import { shownLink } from '../handover/desk/shown-link.ts'
import { copiedText } from '../requests/copied.ts'
import { keptAnswer } from '../requests/request-view.ts'
import { addHost, allHosts, forgetHost, hostQuestion, judgeFor } from '../services/link-hosts.ts'
import type { Desk } from '../startup/desk.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import type { Question } from '../texts/question.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** The second screen, as the shell has it. */
export type SecondScreen = {
  /** Opens, moves or closes it as the settings say. */
  follow(): void
  others(): ScreenView['others']
  isShown(): boolean
}

/** What handing over works with. */
export type HandoverOptions = {
  desk: Desk
  ways: Ways
  showing: Showing
  screen: SecondScreen
  /** Asks in the system's own box, which no page can press; true only where the clerk chose `yes`. */
  ask: (question: Question) => Promise<boolean>
  language: () => Language
  /** Links of this service may be good now, or no longer. */
  changed: (serviceId: string) => void
}

/** Handlers of `handover`. */
export function handoverHandlers(options: HandoverOptions): Handlers<'handover'> {
  const { desk, ways, showing, screen } = options
  const withRequest = <T>(id: string, work: (found: FoundRequest, store: Store) => Outcome<T> | Promise<Outcome<T>>) =>
    withDesk(desk, ({ store }) => {
      const found = store.views.get(id)
      return found ? work(found, store) : failed({ code: 'unknownRequest' })
    })
  const handedOver = <T>(
    id: string,
    way: string,
    work: (found: FoundRequest, store: Store) => Outcome<T> | Promise<Outcome<T>>
  ) =>
    withRequest(id, (found, store) =>
      recorded(store, { act: 'handOver', request: id, told: { way } }, work(found, store), () => true)
    )
  const screenView = (store: Store): ScreenView => ({
    ...store.settings.get(handoverSetting).screen,
    isShown: screen.isShown(),
    others: screen.others()
  })
  const change = (store: Store, part: Partial<HandoverSettings>) =>
    store.settings.set(handoverSetting, { ...store.settings.get(handoverSetting), ...part })
  return {
    show: ({ id, language }) =>
      withRequest(id, (found, store) => {
        showing.show(id, language)
        return recorded(
          store,
          { act: 'handOver', request: id, told: { way: 'shown' } },
          ok(shownLink(store, found, language))
        )
      }),

    hide({ id }) {
      showing.hide(id)
      return ok(null)
    },

    copyLink: ({ id, language }) =>
      withRequest(id, async (found, store) => {
        const link = linkFor({ store, found, language })
        if (!link.ok) return link
        const copied = ways.copyText(link.value).then(() => ok(null))
        return recorded(store, { act: 'handOver', request: id, told: { way: 'link' } }, copied, () => true)
      }),

    copyPart: ({ id, part }) =>
      withRequest(id, async (found, store) => {
        const text = copiedText(found, part)
        if (text === null) return failed({ code: 'notNow' })
        const copied = ways.copyText(text).then(() => ok(null))
        return recorded(store, { act: 'copy', request: id, told: { part } }, copied, () => true)
      }),

    copyMessage: ({ id, language }) =>
      handedOver(id, 'message', (found, store) => copyMessage({ store, found, language }, ways)),

    mail: ({ id, language }) => handedOver(id, 'mail', (found, store) => draftMail({ store, found, language }, ways)),

    printSlip: ({ id, language }) =>
      handedOver(id, 'slip', (found, store) => printSlip({ store, found, language }, ways)),

    confirmHost: ({ id }) => withRequest(id, (found, store) => confirmHost(options, store, found)),

    linkHosts: () => withDesk(desk, ({ store }) => ok(allHosts(store))),

    forgetHost: ({ serviceId, host }) =>
      withDesk(desk, ({ store }) => {
        forgetHost(store, serviceId, host)
        showing.refresh()
        options.changed(serviceId)
        return ok(allHosts(store))
      }),

    templates: () => withDesk(desk, ({ store }) => ok(templatesOf(store))),

    setTemplates: (templates) =>
      withDesk(desk, ({ store }) => {
        const fields = templateFaults(templates, store.settings.get(handoverSetting).office)
        if (Object.keys(fields).length > 0) return failed({ code: 'invalid', fields })
        store.settings.set(templatesSetting, templates)
        return ok(templates)
      }),

    screen: () => withDesk(desk, ({ store }) => ok(screenView(store))),

    setScreen: ({ isOn, display }) =>
      withDesk(desk, ({ store }) => {
        const before = store.settings.get(handoverSetting).screen
        change(store, {
          screen: { isOn: isOn ?? before.isOn, display: display === undefined ? before.display : display }
        })
        screen.follow()
        return ok(screenView(store))
      }),

    office: () => withDesk(desk, ({ store }) => ok(store.settings.get(handoverSetting).office)),

    setOffice: ({ office }) =>
      withDesk(desk, ({ store }) => {
        const fields = officeFaults(store, office.trim())
        if (Object.keys(fields).length > 0) return failed({ code: 'invalid', fields })
        change(store, { office: office.trim() })
        showing.refresh()
        return ok(store.settings.get(handoverSetting).office)
      })
  }
}

/** Asks whether links may lead where this one leads. For a host that needs no asking it returns at once. */
async function confirmHost(
  { ask, language, showing, changed }: HandoverOptions,
  store: Store,
  found: FoundRequest
): Promise<Outcome<boolean>> {
  const { serviceId } = found
  const judged = judgeFor(store, serviceId, keptAnswer(found)?.link)
  const service = store.services.get(serviceId)
  if (judged.kind !== 'refused') return ok(judged.kind === 'good')
  if (judged.fault !== 'otherHost' || judged.host === null || !service) return ok(false)
  if (!(await ask(hostQuestion(service, judged.host, language())))) return ok(false)
  addHost(store, serviceId, judged.host)
  showing.refresh()
  changed(serviceId)
  return ok(true)
}
