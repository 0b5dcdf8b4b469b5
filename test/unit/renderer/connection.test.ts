import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ConnectionState, connectionState } from '../../../preload/contract/connection.ts'
import { startI18n } from '../../../renderer/locales/i18n.ts'
import { connectionParts } from '../../../renderer/state/connection-words.ts'
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

beforeAll(startI18n)

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
    expect(await say({ lastSwept: at(14, 2) })).toBe('Up to date, 12 sec ago')
    expect(await say({ lastSwept: at(14, 2, 11) })).toBe('Up to date, just now')
  })

  it('does not call a list fresh because the service answered about something else', async () => {
    const line = { lastSwept: at(14, 0, 12), lastReached: at(14, 2, 12) }
    expect(await say(line)).toBe('Up to date, 2 min ago')
  })

  it('tells since when it is offline, what was reached last and what waits', async () => {
    const line = { status: 'offline', since: at(14, 2), lastReached: at(13, 58), waiting: 3 } as const
    expect(await say(line)).toBe('Offline since 14:02, last reached 13:58, 3 waiting')
    expect(await say(line, 'et', 'et-EE')).toBe('Ühendus puudub alates 14:02, viimati vastas 13:58, 3 saatmata')
    expect(await say({ ...line, waiting: 1 }, 'ru', 'ru-RU')).toMatch(/1 не отправлен$/)
    expect(await say({ ...line, waiting: 2 }, 'ru', 'ru-RU')).toMatch(/2 не отправлены$/)
  })

  it('never calls a list up to date that this computer could not keep', async () => {
    const line = { lastSwept: at(14, 2), status: 'online', waiting: 1 } as const
    const failed = await say({ ...line, trouble: 'failed' })
    expect(failed).toBe('The last check failed on this computer: what you see may be out of date, 1 waiting')
    expect(await say({ ...line, trouble: 'diskFull' })).toMatch(/^The disk of this computer is full/)
    expect(await say({ ...line, trouble: 'failed' }, 'et', 'et-EE')).toMatch(/^Viimane kontroll ebaõnnestus/)
    expect(await say({ ...line, trouble: 'failed' }, 'ru', 'ru-RU')).toMatch(/^Последняя проверка не удалась/)
  })

  it('does not make up a time that it does not know', async () => {
    expect(await say({ status: 'offline' })).toBe('Offline, not reached yet')
    expect(await say({ status: 'serviceDown' })).toBe('The service has trouble')
    expect(await say({})).toBe('Up to date')
  })

  it('tells what needs attention beside what waits, in the same sentence', async () => {
    const line = { lastSwept: at(14, 2), waiting: 3, needsAttention: 2 }
    expect(await say(line)).toBe('Up to date, 12 sec ago, 3 waiting, 2 on hold')
    expect(await say({ ...line, waiting: 0 })).toBe('Up to date, 12 sec ago, 2 on hold')
    expect(await say({ needsAttention: 1 }, 'ru', 'ru-RU')).toMatch(/1 требует внимания$/)
    expect(await say({ needsAttention: 5 }, 'ru', 'ru-RU')).toMatch(/5 требуют внимания$/)
  })

  it('tells how far the first reading of the list has come, while the service answers', async () => {
    const firstSync = { seen: 1200, total: 5000 }
    expect(await say({ firstSync })).toBe('Fetching the list: 1,200 of 5,000')
    expect(await say({ firstSync: { seen: 1200, total: null } })).toBe('Fetching the list: 1,200 so far')
    expect(await say({ firstSync, needsAttention: 1 })).toBe('Fetching the list: 1,200 of 5,000, 1 on hold')
    expect(await say({ firstSync, status: 'offline' })).toBe('Offline, not reached yet')
  })

  it('tells what to check when the sign-in is refused', async () => {
    expect(await say({ status: 'signInRefused' })).toBe('Sign-in refused: check the client secret')
  })
})
