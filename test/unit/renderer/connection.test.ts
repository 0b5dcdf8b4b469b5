import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Language, languages, locales } from '../../../common/words/languages.ts'
import { type ConnectionState, connectionState } from '../../../preload/contract/connection.ts'
import { startI18n } from '../../../renderer/locales/i18n.ts'
import { connectionParts } from '../../../renderer/state/connection-words.ts'
import { words, wordsIn } from '../../desk/words.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { testService } from '../store/temporary-store.ts'

const now = new Date(2026, 5, 15, 14, 2, 12).getTime()
const at = (hours: number, minutes: number, seconds = 0) => new Date(2026, 5, 15, hours, minutes, seconds).toISOString()

/** The line as main tells it on a good day. */
let good: ConnectionState

async function say(part: Partial<ConnectionState>, language = 'en', locale = 'en-GB'): Promise<string> {
  await i18next.changeLanguage(language)
  const line = connectionState.parse({ ...good, since: null, lastReached: null, lastSwept: null, ...part })
  return connectionParts(line, i18next.t, { locale, now }).join(', ')
}

const neverReached = [words('connection.offlineOnly'), words('connection.neverReached')].join(', ')

beforeAll(() => startI18n('en', 'et', 'ru'))

beforeEach(async () => {
  const desk = deskInMemory()
  await desk.round()
  const told = await desk.api.connection.state({ serviceId: testService.id })
  if (!told.ok) throw new Error(told.error.code)
  good = told.value
  expect(good).toMatchObject({ status: 'online', checking: false, firstSync: null })
})

describe('the line in words', () => {
  it('tells how fresh the list is', async () => {
    expect(await say({ lastSwept: at(14, 2) })).toBe(words('connection.online', { ago: '12 sec ago' }))
    expect(await say({ lastSwept: at(14, 2, 11) })).toBe(words('connection.onlineNow'))
  })

  it('does not call a list fresh because the service answered about something else', async () => {
    const line = { lastSwept: at(14, 0, 12), lastReached: at(14, 2, 12) }
    expect(await say(line)).toBe(words('connection.online', { ago: '2 min ago' }))
  })

  it('tells since when it is offline, what was reached last and what waits', async () => {
    const line = { status: 'offline', since: at(14, 2), lastReached: at(13, 58), waiting: 3 } as const
    const told = (language: Language, count: number) => {
      const t = wordsIn(language)
      const parts = [t('connection.offline', { since: '14:02' }), t('connection.lastReached', { time: '13:58' })]
      return [...parts, t('connection.waiting', { count })].join(', ')
    }
    expect(await say(line)).toBe(told('en', 3))
    expect(await say(line, 'et', 'et-EE')).toBe(told('et', 3))
    expect(await say({ ...line, waiting: 1 }, 'ru', 'ru-RU')).toBe(told('ru', 1))
    expect(await say({ ...line, waiting: 2 }, 'ru', 'ru-RU')).toBe(told('ru', 2))
  })

  it('never calls a list up to date that this computer could not keep', async () => {
    const line = { lastSwept: at(14, 2), status: 'online', waiting: 1 } as const
    for (const trouble of ['failed', 'diskFull'] as const) {
      for (const language of languages) {
        const t = wordsIn(language)
        const told = `${t(`connection.trouble.${trouble}`)}, ${t('connection.waiting', { count: 1 })}`
        expect(await say({ ...line, trouble }, language, locales[language])).toBe(told)
      }
    }
  })

  it('does not make up a time that it does not know', async () => {
    expect(await say({ status: 'offline' })).toBe(neverReached)
    expect(await say({ status: 'serviceDown' })).toBe(words('connection.serviceDownOnly'))
    expect(await say({})).toBe(words('connection.onlineOnly'))
  })

  it('tells what needs attention beside what waits, in the same sentence', async () => {
    const line = { lastSwept: at(14, 2), waiting: 3, needsAttention: 2 }
    const upToDate = words('connection.online', { ago: '12 sec ago' })
    const parked = words('connection.needsAttention', { count: 2 })
    expect(await say(line)).toBe([upToDate, words('connection.waiting', { count: 3 }), parked].join(', '))
    expect(await say({ ...line, waiting: 0 })).toBe([upToDate, parked].join(', '))
    const inRussian = wordsIn('ru')
    for (const count of [1, 5]) {
      const told = [inRussian('connection.onlineOnly'), inRussian('connection.needsAttention', { count })].join(', ')
      expect(await say({ needsAttention: count }, 'ru', 'ru-RU')).toBe(told)
    }
  })

  it('tells how far the first reading of the list has come, while the service answers', async () => {
    const firstSync = { seen: 1200, total: 5000 }
    const fetching = words('connection.fetching', { seen: '1,200', total: '5,000' })
    expect(await say({ firstSync })).toBe(fetching)
    expect(await say({ firstSync: { seen: 1200, total: null } })).toBe(
      words('connection.fetchingSoFar', { seen: '1,200' })
    )
    expect(await say({ firstSync, needsAttention: 1 })).toBe(
      `${fetching}, ${words('connection.needsAttention', { count: 1 })}`
    )
    expect(await say({ firstSync, status: 'offline' })).toBe(neverReached)
  })

  it('tells what to check when the sign-in is refused', async () => {
    expect(await say({ status: 'signInRefused' })).toBe(words('connection.signInRefused'))
  })
})
