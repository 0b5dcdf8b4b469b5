import { expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from './temporary-store.ts'

const copies = { name: 'list.copies' as const, shape: z.int().min(1).max(9), initial: 1 }

test('a setting is what it begins with until somebody chooses, and what was chosen after a restart', () => {
  const store = openTestStore()
  expect(store.settings.get(copies)).toBe(1)
  store.settings.set(copies, 3)
  expect(store.settings.get(copies)).toBe(3)
  expect(() => store.settings.set(copies, 99)).toThrow()
  expect(store.settings.get(copies)).toBe(3)
})

test('what another version wrote and this one does not understand is as if nothing was chosen', () => {
  const store = openTestStore()
  store.settings.set({ ...copies, shape: z.string() as never }, 'three' as never)
  expect(store.settings.get(copies)).toBe(1)
})
