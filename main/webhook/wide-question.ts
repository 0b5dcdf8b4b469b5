/** The question before the receiver listens where other computers reach it. */
import type { Language } from '../../common/words/languages.ts'
import type { Question } from '../texts/question.ts'
import { textsIn } from '../texts/texts.ts'
import { isWide, type WebhookSettings } from './settings.ts'

/** Whether these settings let others reach the receiver who could not by those before. */
export const reachesFurther = (before: WebhookSettings, after: WebhookSettings): boolean =>
  after.on && isWide(after.address) && !(before.on && before.address === after.address)

/** What the clerk is asked in the system's own box, where no page can press a button. */
export function wideQuestion({ address, port }: WebhookSettings, language: Language): Question {
  const say = textsIn(language)
  return {
    message: say('wideAddress.question', { address }),
    detail: say('wideAddress.detail', { address, port }),
    yes: say('wideAddress.yes'),
    no: say('wideAddress.no')
  }
}
