import i18next from 'i18next'
import { describe, expect, test } from 'vitest'
import { locales } from '../../common/words/languages.ts'
import { sentState } from '../../common/words/request-states.ts'
import { judge } from '../../main/outcome/judge.ts'
import { outcomeOf } from '../../main/outcome/of.ts'
import { whoCame } from '../../main/outcome/who-came.ts'
import { startI18n } from '../../renderer/locales/i18n.ts'
import { methodWord } from '../../renderer/state/method-words.ts'
import { wordsIn } from '../desk/words.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { answerCases, methods } from './answers.ts'

await startI18n('en')

describe.each(answerCases)('$what', ({ asked, told, right }) => {
  const request = serviceRequest({ id: 'a', ...told })
  const outcome = outcomeOf({ asked, told: request })

  test(`is ${right.state}`, () => {
    expect(sentState({ status: request.status ?? null, outcome: outcome?.word ?? null })).toBe(right.state)
  })

  test.skipIf(right.came === undefined && right.number === undefined)('says who came', () => {
    const { cameAs, cameCode } = whoCame(request)
    if (right.came !== undefined) expect(cameAs).toBe(right.came)
    if (right.number !== undefined) expect(cameCode).toBe(right.number)
    if (right.born !== undefined) expect(outcome?.result.dateOfBirth).toBe(right.born)
    if (right.isDocument !== undefined) expect(outcome?.result.isDocumentNumber).toBe(right.isDocument)
  })

  test('has a word of its own in every language', () => {
    for (const language of Object.keys(locales) as (keyof typeof locales)[]) {
      const word = wordsIn(language)(`status.${right.state}`)
      expect(word).not.toBe('')
      if (right.state !== 'matching') expect(word).not.toBe(wordsIn(language)('status.matching'))
    }
  })
})

describe('whoever was asked for by nobody', () => {
  const told = serviceRequest({ id: 'a', ...answerCases[0]?.told })
  const outcome = outcomeOf({ asked: null, told })
  const policy = { minimumAcr: 'none', methods: [], otherMethods: true, warnBeforeDays: 0 } as const

  test.each([true, false])('is to be looked at before accepting, with a note wanted: %s', (noteForIdentified) => {
    if (outcome === null) throw new Error('no outcome')
    expect(judge(outcome, { ...policy, noteForIdentified }, [], 0)).toEqual([
      { code: 'identified', isObjection: noteForIdentified }
    ])
  })
})

test.each(methods)('the method %s has a word here: %s', (method, isKnown) => {
  expect(methodWord(method, i18next.t) === method).toBe(!isKnown)
})
