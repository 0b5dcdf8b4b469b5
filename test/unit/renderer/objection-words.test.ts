import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { locales } from '../../../common/words/languages.ts'
import type { RequestDetail } from '../../../preload/contract/request.ts'
import { objectionWords } from '../../../renderer/decision/objection-words.ts'
import { startI18n } from '../../../renderer/locales/i18n.ts'

type Facts = Pick<RequestDetail, 'concerns' | 'claims'>

const claim = (type: string, matched: boolean | null): Facts['claims'][number] => ({
  type,
  required: 'A',
  received: 'B',
  matched,
  why: null,
  marks: null
})

const nameAndLevel: Facts = {
  claims: [claim('sub', true), claim('name', false)],
  concerns: [
    { code: 'differs', isObjection: true },
    { code: 'levelTooLow', isObjection: true },
    { code: 'endsSoon', isObjection: false }
  ]
}

/** The question before accepting, as the window asks it. */
async function asked(language: 'en' | 'et' | 'ru', facts: Facts): Promise<string> {
  await i18next.changeLanguage(language)
  return i18next.t('decision.askAnyway', { reasons: objectionWords(facts, i18next.t, locales[language]) })
}

beforeAll(() => startI18n('en', 'et', 'ru'))

test('the question before accepting says what differs, and every other objection', async () => {
  expect(await asked('en', nameAndLevel)).toBe(
    'Accept although the full name differs and the level of assurance is too low?'
  )
  expect(await asked('et', nameAndLevel)).toBe(
    'Kas aktsepteerida, kuigi täisnimi erineb ja usaldusväärsuse tase on liiga madal?'
  )
  expect(await asked('ru', nameAndLevel)).toBe(
    'Принять, хотя не совпадает имя и фамилия и уровень доверия слишком низкий?'
  )
})

test('several that differ are counted as the language counts them', async () => {
  const two = {
    ...nameAndLevel,
    concerns: nameAndLevel.concerns.slice(0, 1),
    claims: [claim('name', false), claim('country', false)]
  }
  expect(await asked('en', two)).toBe('Accept although the full name and country differ?')
  expect(await asked('et', two)).toBe('Kas aktsepteerida, kuigi täisnimi ja riik erinevad?')
  expect(await asked('ru', two)).toBe('Принять, хотя не совпадают имя и фамилия и страна?')
})

test('a difference that nobody told by field, and a result that was not compared, are said as they are', async () => {
  const untold: Facts = { claims: [claim('name', null)], concerns: [{ code: 'differs', isObjection: true }] }
  expect(await asked('en', untold)).toBe('Accept although the details differ?')
  const nothing: Facts = { claims: [], concerns: [{ code: 'notCompared', isObjection: true }] }
  expect(await asked('en', nothing)).toBe('Accept although not all details were compared?')
})
