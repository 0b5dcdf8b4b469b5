import { expect, test } from 'vitest'
import { lossQuestion } from '../../../main/startup/loss-question.ts'
import type { Question } from '../../../main/texts/question.ts'

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
      message: 'Close eeID Desk and lose what it holds?',
      detail:
        'Nothing of this session is kept. These would be gone:\n• 2 requests that are not on the service yet\n• 1 decision',
      yes: 'Close and lose it',
      no: 'Go on working'
    }
  ])
})

test('it is asked in the language of the desk, and counted as that counts', async () => {
  const { ask, asked } = asking('ru')
  await ask({ requests: 5, proofs: 3, decisions: 0, notes: 1 }, 'open')
  expect(asked[0]?.detail.split('\n').slice(1)).toEqual([
    '• 5 запросов, которых в eeID ещё нет',
    '• 3 несохранённых документа',
    '• 1 заметка'
  ])
})
