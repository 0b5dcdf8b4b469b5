import { expect, test } from 'vitest'

const sources: Record<string, string> = import.meta.glob('../../../{main,renderer}/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

// A failure of the service has a `kind`, and is made by main/eeid/errors.ts.
const byHand = /ok: false( as const)?,\s*error: (\{\s*code:|diskProblem)/

test('an expected failure is made by `failed` everywhere', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(300)
  const found = Object.entries(sources).filter(([, code]) => byHand.test(code))
  expect(found.map(([path]) => path)).toEqual([])
})
