import { expect, test } from 'vitest'
import { lossQuestion } from '../../../main/startup/loss-question.ts'
import type { Question } from '../../../main/texts/question.ts'
import { words, wordsIn } from '../../desk/words.ts'

function asking(language: 'en' | 'et' | 'ru') {
  const asked: Question[] = []
  const ask = lossQuestion({
    language: () => language,
    async ask(question) {
      asked.push(question)
      return true
    }
  })
  return { ask, asked }
}

test('what is lost is named, and nothing else', async () => {
  const { ask, asked } = asking('en')
  expect(await ask({ requests: 2, proofs: 0, decisions: 1, notes: 0 }, 'close')).toBe(true)
  expect(asked).toEqual([
    {
      message: words('main:loss.close.question'),
      detail: [
        words('main:loss.lost'),
        `• ${words('main:loss.requests', { count: 2 })}`,
        `• ${words('main:loss.decisions', { count: 1 })}`
      ].join('\n'),
      yes: words('main:loss.close.yes'),
      no: words('main:loss.no')
    }
  ])
})

test('it is asked in the language of the desk, and counted as that counts', async () => {
  const { ask, asked } = asking('ru')
  const inRussian = wordsIn('ru')
  await ask({ requests: 5, proofs: 3, decisions: 0, notes: 1 }, 'open')
  expect(asked[0]?.detail.split('\n').slice(1)).toEqual([
    `• ${inRussian('main:loss.requests', { count: 5 })}`,
    `• ${inRussian('main:loss.proofs', { count: 3 })}`,
    `• ${inRussian('main:loss.notes', { count: 1 })}`
  ])
})
