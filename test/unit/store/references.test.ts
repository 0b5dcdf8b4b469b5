import { describe, expect, test } from 'vitest'
import { fillTemplate, templateProblem } from '../../../main/store/ledger/reference-template.ts'
import {
  cachedRequest,
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from './temporary-store.ts'

describe('a suggested reference', () => {
  test('is the desk’s code and number, each given once', () => {
    const { desk } = openTestStore()
    const first = desk.nextReference()
    expect(first).toMatch(/^[A-Z2-9]{3}-00001$/)
    expect(desk.takeReference()).toBe(first)
    expect(desk.nextReference()).toBe(first.replace('00001', '00002'))
  })

  test('follows the office’s template, also after a restart', () => {
    const folder = temporaryFolder()
    const before = openTestStore(folder)
    const code = before.desk.nextReference().slice(0, 3)
    before.desk.setTemplate('Visit {year}/{number} {desk}')
    before.close()
    const { desk } = openTestStore(folder)
    expect(desk.nextReference()).toBe(`Visit 2026/00001 ${code}`)
    expect(desk.example('{desk}{number}')).toBe(`${code}00001`)
  })

  test('has the day of the desk’s own calendar', () => {
    const now = new Date(2026, 0, 9, 12).getTime()
    expect(fillTemplate('{day}.{month}.{year} {number}-{desk}', { code: 'K7Q', sequence: 123_456, now })).toBe(
      '09.01.2026 123456-K7Q'
    )
  })

  test.each([
    ['', 'required'],
    ['{desk}', 'templateIncomplete'],
    ['{number}', 'templateIncomplete'],
    ['{desk}-{number}-{name}', 'templateUnknown'],
    [`{desk}{number}${'x'.repeat(100)}`, 'tooLong'],
    ['{number} {desk}', undefined]
  ])('by the template %j is refused as %j', (template, problem) => {
    expect(templateProblem(template)).toBe(problem)
  })
})

describe('the same person asked before', () => {
  const claimed = (claims: Record<string, string>) =>
    JSON.stringify({ claims_required: Object.entries(claims).map(([type, value]) => ({ type, value })) })

  test('is found by the code, whatever its case, on the service and in the outbox', () => {
    const clock = testClock(100_000)
    const store = storeWithService(undefined, clock)
    store.requests.put(cachedRequest({ id: 'r', createdAt: 50_000, body: claimed({ sub: 'EE30303039914' }) }))
    expect(store.recent.about(testService.id, { sub: 'ee30303039914 ' }, 0)?.id).toBe('r')
    expect(store.recent.about(testService.id, { sub: 'PNOEE-30303039914' }, 0)?.id).toBe('r')
    const id = store.outbox.add({
      serviceId: testService.id,
      reference: 'A',
      claims: { sub: 'EE30303039914' },
      reason: ''
    })
    expect(store.recent.about(testService.id, { sub: 'EE30303039914' }, 0)).toMatchObject({ id, reference: 'A' })
  })

  test('is found by name and birth date together, not by a name alone', () => {
    const store = storeWithService()
    store.requests.put(cachedRequest({ body: claimed({ name: 'Mari Maasikas', birthdate: '1990-01-01' }) }))
    const about = (claims: Record<string, string>) => store.recent.about(testService.id, claims, 0)?.id
    expect(about({ name: ' MARI  MAASIKAS', birthdate: '1990-01-01' })).toBe('request-1')
    expect(about({ name: 'Mari Maasikas' })).toBeUndefined()
    expect(about({ name: 'Mari Maasikas', birthdate: '1990-01-02' })).toBeUndefined()
    expect(about({ country: 'EE' })).toBeUndefined()
  })

  test('is not found where it was longer ago, for another service, or without claims at all', () => {
    const store = storeWithService()
    store.requests.put(cachedRequest({ createdAt: 5_000, body: claimed({ sub: 'X' }) }))
    store.requests.put(cachedRequest({ id: 'odd', createdAt: 6_000, body: '{}' }))
    expect(store.recent.about(testService.id, { sub: 'X' }, 5_001)).toBeUndefined()
    expect(store.recent.about('another', { sub: 'X' }, 0)).toBeUndefined()
    expect(store.recent.about(testService.id, { sub: 'X' }, 0)?.id).toBe('request-1')
  })
})
