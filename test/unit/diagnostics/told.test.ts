import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allSettings } from '../../../common/settings/pages.ts'
import type { Value } from '../../../common/settings/value.ts'
import { knownEvents } from '../../../main/diagnostics/known-events.ts'
import { toldLine } from '../../../main/diagnostics/log-lines.ts'
import { told } from '../../../main/diagnostics/settings.ts'
import { callNames } from '../../../main/ipc/health.ts'
import { canaryCage, filled } from './canaries.ts'

describe('of a setting', () => {
  test('is told what is on or off, one of few words, or a number with bounds', () => {
    expect(told({ kind: 'switch' }, true)).toBe(true)
    expect(told({ kind: 'choice', of: ['off', 'accept'] }, 'accept')).toBe('accept')
    expect(told({ kind: 'choices', of: ['a', 'b', 'c'] }, ['c', 'a', 'x'])).toEqual(['a', 'c'])
    expect(told({ kind: 'count', least: 1, most: 10 }, 7)).toBe(7)
  })

  test('is told of everything else only that it is there, or how many', () => {
    expect(told({ kind: 'text', most: 9 }, 'Mari')).toBe('set')
    expect(told({ kind: 'text', most: 9 }, '')).toBe('none')
    expect(told({ kind: 'number' }, 42)).toBe('set')
    expect(told({ kind: 'list', most: 9, of: { kind: 'text', most: 9 } }, ['a', 'b'])).toEqual({ count: 2 })
    expect(told({ kind: 'byId', of: { kind: 'text', most: 9 } }, { id: 'a' })).toEqual({ count: 1 })
    const printer = {
      kind: 'parts',
      of: { printer: { kind: 'text', most: 9 }, copies: { kind: 'count', least: 1, most: 9 } }
    }
    expect(told({ kind: 'orNull', of: printer as Value }, { printer: 'Mari', copies: 2 })).toEqual({
      printer: 'set',
      copies: 2
    })
    expect(told({ kind: 'orNull', of: printer as Value }, null)).toBe(null)
  })

  test('a value that is not of its declaration is not told', () => {
    expect(told({ kind: 'switch' }, 'Mari')).toBe(false)
    expect(told({ kind: 'choice', of: ['off'] }, 'Mari')).toBe(null)
    expect(told({ kind: 'count', least: 1, most: 10 }, 38_001_085_718)).toBe(null)
    expect(told({ kind: 'a kind of tomorrow' } as unknown as Value, 'Mari')).toBe('set')
  })

  test('no text of any declared setting is told', () => {
    const cage = canaryCage()
    const text = JSON.stringify(allSettings.map(({ setting }) => told(setting.value, filled(setting.value, cage))))
    expect(cage.all.length).toBeGreaterThan(10)
    expect(cage.all.filter((canary) => text.includes(canary))).toEqual([])
  })
})

describe('of the log', () => {
  const line = (fields: object) => JSON.stringify({ level: 40, time: '2026-05-01T08:00:00Z', ...fields })
  const toldOf = (fields: object) => JSON.parse(toldLine(line(fields), callNames) ?? 'null')

  test('a line is told with the codes and counts that it has', () => {
    expect(toldOf({ msg: 'eeid.failed', call: 'list', ms: 12, kind: 'inBetween', detail: 'status502' })).toEqual({
      time: '2026-05-01T08:00:00.000Z',
      level: 'warn',
      event: 'eeid.failed',
      call: 'list',
      ms: 12,
      kind: 'inBetween',
      detail: 'status502'
    })
    expect(toldOf({ msg: 'ipc.failed', channel: 'requests.create', error: 'TypeError' })).toMatchObject({
      channel: 'requests.create',
      error: 'TypeError'
    })
    expect(toldOf({ msg: 'backup.failed', code: 'SQLITE_FULL' })).toMatchObject({ code: 'SQLITE_FULL' })
    expect(toldOf({ msg: 'filing.waits', detail: 'ENOSPC' })).toMatchObject({ detail: 'ENOSPC' })
  })

  test('what is not known in it is counted, and stays', () => {
    const { leftOut, ...rest } = toldOf({ msg: 'Mari', detail: 'Mari', reference: 'K7Q-1', count: 38_001_085_718 })
    expect([leftOut, rest]).toEqual([4, { time: '2026-05-01T08:00:00.000Z', level: 'warn', event: null }])
  })

  test('what is no line of it is left out', () => {
    expect(['Mari', '"Mari"', '{}', line({ time: 'Mari' })].map((text) => toldLine(text, callNames))).toEqual([
      null,
      null,
      null,
      null
    ])
  })
})

test('every event that the code logs is known to the diagnostics', () => {
  const logged = filesBelow('main').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\.(?:info|warn|error)|guarded)\(\s*'([a-z]+\.[a-z-]+)'/g)].map(
      ([, name]) => name ?? ''
    )
  )
  expect(logged.length).toBeGreaterThan(30)
  expect([...new Set(logged)].toSorted()).toEqual([...knownEvents].toSorted())
})

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
