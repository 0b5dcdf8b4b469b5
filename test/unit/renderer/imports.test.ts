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
  // The table of rights imports types only.
  const rights = '{ type CallName, rightOfCall }'
  const values = imported.filter(
    ({ names }) => names !== rights && !names.startsWith('type ') && !/^\{( type \w+,?)+ \}$/.test(names)
  )
  expect(values).toEqual([])
  expect(imported.length).toBeGreaterThan(50)
})

test('what both sides know needs no library of schemas but where schemas are made, which the window leaves alone', () => {
  const needing = Object.keys(common).filter((file) => common[file]?.includes("from 'zod'"))
  expect(needing).toEqual(['../../../common/settings/schema.ts'])
  const makers = Object.entries({ ...sources, ...common }).filter(([, text]) => /from '[^']*\/schema\.ts'/.test(text))
  expect(makers).toEqual([])
})
