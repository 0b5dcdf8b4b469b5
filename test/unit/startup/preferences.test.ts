import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import { firstSpoken, preferencesIn } from '../../../main/startup/preferences.ts'
import { suggestedService } from '../../../main/startup/suggested-service.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

describe('preferences', () => {
  test.each([
    [['et-EE', 'en'], 'et'],
    [['fi-FI', 'ru', 'en-GB'], 'ru'],
    [['de-DE'], 'en'],
    [[], 'en']
  ] as const)('begin with the first language of %j that the app speaks', (system, language) => {
    expect(firstSpoken(system)).toBe(language)
  })

  test('are kept, and changed one by one', () => {
    const folder = temporaryFolder()
    preferencesIn(folder, () => ['et']).set({ theme: 'dark' })
    const later = preferencesIn(folder, () => ['ru'])
    expect(later.get()).toMatchObject({ language: 'et', theme: 'dark' })
    later.set({ language: 'ru' })
    expect(preferencesIn(folder, () => ['en']).get()).toMatchObject({ language: 'ru', theme: 'dark' })
  })

  test.each(['', 'not JSON', '{"language":"xx"}', '[]', 'null'])(
    'that are damaged (%j) are as at the first start',
    (text) => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'preferences.json'), text)
      expect(preferencesIn(folder, () => ['et']).get()).toEqual({
        language: 'et',
        theme: 'system',
        rows: 'comfortable',
        serviceId: null
      })
    }
  )
})

describe('a suggested service', () => {
  const service = { name: 'n', environment: 'test', baseUrl: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's' }

  test('is taken as given', () => {
    expect(suggestedService(JSON.stringify(service))).toEqual({ ...firstChoices, ...service })
  })

  test.each([undefined, '', '{', '{"name":"n"}', JSON.stringify({ ...service, more: 1 })])(
    'is none where it is %j',
    (text) => {
      expect(suggestedService(text)).toBeNull()
    }
  )
})
