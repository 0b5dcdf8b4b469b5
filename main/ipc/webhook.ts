/** The calls about the receiver of webhooks. */

import type { Language } from '../../common/words/languages.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { WebhookHealth, WebhookView } from '../../preload/contract/webhook.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import type { Question } from '../texts/question.ts'
import { webhookPath } from '../webhook/listener.ts'
import type { Receiver } from '../webhook/receiver.ts'
import { checkSettings, webhookSetting } from '../webhook/settings.ts'
import { reachesFurther, wideQuestion } from '../webhook/wide-question.ts'
import { withDesk } from './open-desk.ts'

/** How the receiver fares, as it crosses to the window. */
export function webhookHealthView(receiver: Receiver, desk: Desk): WebhookHealth {
  const state = receiver.state()
  const { stage, lastDelivery, lastRefused, secretsMissing } = state
  const open = desk.opened()
  return {
    stage,
    fault: state.stage === 'failed' ? state.why : null,
    lastDelivery: lastDelivery && { ...lastDelivery, at: isoTime(lastDelivery.at) },
    lastRefused: lastRefused && { ...lastRefused, at: isoTime(lastRefused.at) },
    secretsMissing,
    isProven: open?.store.services.list().some(({ id }) => open.sync.of(id)?.isPushed()) ?? false
  }
}

const isoTime = (at: number): string => new Date(at).toISOString()

/** How the clerk is asked. */
export type WebhookPorts = { ask: (question: Question) => Promise<boolean>; language: () => Language }

/** Handlers of `webhook`. */
export function webhookHandlers(desk: Desk, receiver: Receiver, { ask, language }: WebhookPorts): Handlers<'webhook'> {
  const view = ({ store }: OpenDesk): WebhookView => ({
    settings: store.settings.get(webhookSetting),
    health: webhookHealthView(receiver, desk),
    path: webhookPath
  })
  return {
    get: () => withDesk(desk, (open) => ok(view(open))),
    set: (typed) =>
      withDesk(desk, async (open) => {
        const checked = checkSettings(typed)
        if (!checked.ok) return failed({ code: 'invalid', fields: checked.fields })
        const further = reachesFurther(open.store.settings.get(webhookSetting), checked.value)
        if (further && !(await ask(wideQuestion(checked.value, language())))) return failed({ code: 'addressRefused' })
        open.store.settings.set(webhookSetting, checked.value)
        await receiver.apply(checked.value)
        return ok(view(open))
      }),
    async test({ serviceId }) {
      const open = desk.opened()
      if (open && !open.store.services.get(serviceId)) return failed({ code: 'unknownService' })
      const answer = await receiver.test(serviceId)
      if (answer === 'secretMissing') return failed({ code: 'secretMissing' })
      if (answer === 'notListening') return ok(answer)
      if (answer === null) return ok('noAnswer')
      return ok(answer === 204 ? 'taken' : 'refused')
    }
  }
}
