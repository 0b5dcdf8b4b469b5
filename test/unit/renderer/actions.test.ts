import { expect, test } from 'vitest'
import { type ActionName, actionKeys } from '../../../renderer/ui/action-keys.ts'

const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

test('every action of the catalogue is offered somewhere', () => {
  const code = Object.entries(sources)
    .filter(([file, text]) => !file.endsWith('ui/actions.ts') && text.includes('actions.ts'))
    .map(([, text]) => text)
    .join('\n')
  // Offered by its name, or by a name that is a value.
  const isOffered = (name: ActionName) => new RegExp(`\\b${name}:|'${name}'`).test(code)
  expect((Object.keys(actionKeys) as ActionName[]).filter((name) => !isOffered(name))).toEqual([])
})
