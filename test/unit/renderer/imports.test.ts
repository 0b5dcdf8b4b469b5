import { expect, test } from 'vitest'

const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

const common = import.meta.glob<string>('../../../common/**/*.ts', { query: '?raw', import: 'default', eager: true })

test('the window imports only types of the contract: the library of its schemas stays in main', () => {
  const imported = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(/^import ([^']*) from '(?:\.\.\/)+preload\/[\w./-]+'$/gm)].map(([, names = '']) => ({
      file,
      names
    }))
  )
  const values = imported.filter(({ names }) => !names.startsWith('type ') && !/^\{( type \w+,?)+ \}$/.test(names))
  expect(values).toEqual([])
  expect(imported.length).toBeGreaterThan(50)
})

test('what both sides know needs no library of schemas', () => {
  expect(Object.entries(common).filter(([, text]) => text.includes("from 'zod'"))).toEqual([])
  expect(Object.keys(common).length).toBeGreaterThan(5)
})
