import { expect, test } from 'vitest'

const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

// Plain values, with no schema behind them.
const plain = ['known.ts', 'whole-list.ts']

test('the window imports only types of the contract: the library of its schemas stays in main', () => {
  const imported = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(/^import (?!type\b)([^']*) from '(?:\.\.\/)+preload\/(?:[\w-]+\/)*([\w.-]+)'$/gm)].map(
      ([, names = '', from = '']) => ({ file, names, from })
    )
  )
  const values = imported.filter(({ from, names }) => !plain.includes(from) && !/^\{( type \w+,?)+ \}$/.test(names))
  expect(values).toEqual([])
  expect(imported.some(({ from }) => from === 'known.ts')).toBe(true)
})
