import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { acceptance } from '../../../common/settings/acceptance.ts'
import { initialOf } from '../../../common/settings/declare.ts'
import { filing } from '../../../common/settings/filing.ts'
import { allSettings, pages } from '../../../common/settings/pages.ts'
import { referenceTemplate } from '../../../common/settings/references.ts'
import { keptSetting, schemaOf } from '../../../common/settings/schema.ts'
import type { forms } from '../../../common/settings/templates.ts'
import { preferencesIn } from '../../../main/startup/preferences.ts'
import { templateProblem } from '../../../main/store/ledger/reference-template.ts'
import { openTestStore, temporaryFolder } from '../store/temporary-store.ts'

describe('a declared setting', () => {
  test.each(allSettings)('$name begins with what it may be', ({ setting: { value, initial } }) => {
    expect(schemaOf(value).safeParse(initial)).toMatchObject({ success: true, data: initial })
  })

  test.each(allSettings)(
    '$name has a word for each of its choices, and for no other',
    ({ setting: { value, words } }) => {
      const choices = value.kind === 'choice' || value.kind === 'choices' ? value.of : []
      expect(Object.keys(words.values ?? {})).toEqual([...choices])
    }
  )

  test('has a name of its own', () => {
    const names = allSettings.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['filing.when', 'clerk', 'printing.slip', 'appearance.theme']))
  })

  test.each(Object.values(pages).flat())('$name is kept, and is as declared before that', (declared) => {
    const kept = keptSetting(declared as typeof forms)
    const store = openTestStore()
    expect(store.settings.get(kept)).toEqual(initialOf(declared))
    store.settings.set(kept, kept.initial)
    expect(store.settings.get(kept)).toEqual(initialOf(declared))
  })

  test('of how references are written is what the ledger begins with', () => {
    expect(openTestStore().desk.template()).toBe(referenceTemplate.setting.initial)
    const { most } = referenceTemplate.setting.value
    const long = (signs: number) => '{desk}-{number}'.padEnd(signs, '-')
    expect([templateProblem(long(most)), templateProblem(long(most + 1))]).toEqual([undefined, 'tooLong'])
  })
})

describe('settings that are kept together', () => {
  const kept = keptSetting(filing)
  const folder = '/office'

  /** What another version has left in the ledger. */
  function leftBehind(value: unknown) {
    const store = openTestStore()
    store.settings.set({ ...kept, shape: z.unknown() as never }, value as never)
    return store.settings.get(kept)
  }

  test('lose only the one that this version does not understand', () => {
    expect(leftBehind({ ...kept.initial, folder, when: 'someday' })).toEqual({ ...kept.initial, folder })
  })

  test('have the default of one that is new, and leave out one that is gone', () => {
    const { manifest: _, ...older } = kept.initial
    expect(leftBehind({ ...older, folder, gone: 1 })).toEqual({ ...kept.initial, folder })
  })

  test.each([[null], ['text'], [[]]])('are as declared where %j is kept', (value) => {
    expect(leftBehind(value)).toEqual(kept.initial)
  })

  test('are not kept where one is not what it may be', () => {
    const store = openTestStore()
    const policy = keptSetting(acceptance)
    for (const wrong of [{ warnBeforeDays: 366 }, { minimumAcr: 'highest' }, { more: true }]) {
      expect(() => store.settings.set(policy, { ...policy.initial, ...(wrong as object) })).toThrow()
    }
    expect(store.settings.get(policy)).toEqual(policy.initial)
  })
})

test('a preference that is not understood takes no other with it', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'preferences.json'), '{"language":"xx","theme":"dark","serviceId":"s","more":1}')
  expect(preferencesIn(folder, () => ['et']).get()).toEqual({
    language: 'et',
    theme: 'dark',
    rows: 'comfortable',
    serviceId: 's'
  })
})
