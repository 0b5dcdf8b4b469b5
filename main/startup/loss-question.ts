/** Asks whether what a desk that keeps nothing holds may be lost, and names it. */
import type { Language } from '../../common/words/languages.ts'
import type { Unkept } from '../store/ledger/unkept.ts'
import type { Question } from '../texts/question.ts'
import { textsIn } from '../texts/texts.ts'
import type { LossReason } from './desk.ts'

/** What asking works with. `ask` returns true only if the clerk chose `yes`. */
export type LossQuestionPorts = { language: () => Language; ask: (question: Question) => Promise<boolean> }

const kinds = ['requests', 'proofs', 'decisions', 'notes'] as const satisfies readonly (keyof Unkept)[]

/** Returns the function that asks. */
export function lossQuestion({ language, ask }: LossQuestionPorts) {
  return (unkept: Unkept, reason: LossReason): Promise<boolean> => {
    const say = textsIn(language())
    const lost = kinds
      .filter((kind) => unkept[kind] > 0)
      .map((kind) => `• ${say(`loss.${kind}`, { count: unkept[kind] })}`)
    return ask({
      message: say(`loss.${reason}.question`),
      detail: [say('loss.lost'), ...lost].join('\n'),
      yes: say(`loss.${reason}.yes`),
      no: say('loss.no')
    })
  }
}
