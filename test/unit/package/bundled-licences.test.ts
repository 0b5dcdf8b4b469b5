import { describe, expect, test } from 'vitest'
import { knownText, readList, together } from '../../package/bundled-licences.ts'

const list = `# Licenses

The app bundles dependencies which contain the following licenses:

## @a/one - 1.0.0 (MIT)

Permission is hereby granted …

## Terms

No package, but a part of its text.

## two - 2.0.0-rc.1 (Apache-2.0 OR MIT)
`

const page = `| part | copyright | licence |
| ---- | --------- | ------- |
| two  | Somebody  | MIT     |

## The MIT licence

The words of it.
`

describe('the list of licences', () => {
  test('is read package by package, as Vite writes it', () => {
    expect(readList(list)).toEqual([
      {
        name: '@a/one',
        version: '1.0.0',
        licence: 'MIT',
        text: 'Permission is hereby granted …\n\n## Terms\n\nNo package, but a part of its text.'
      },
      { name: 'two', version: '2.0.0-rc.1', licence: 'Apache-2.0 OR MIT', text: '' }
    ])
  })

  test('has each package once, by name, and of those without a text what is known', () => {
    const all = together([...readList(list).toReversed(), ...readList(list)], page)
    expect(all.map(({ name }) => name)).toEqual(['@a/one', 'two'])
    expect(all[1]?.text).toBe('Copyright: Somebody\nLicence: MIT\n\nThe words of it.')
    expect(knownText('three', page)).toBe('')
  })

  test('is not made where of a package nothing is known', () => {
    expect(() => together(readList(list), '')).toThrow('no licence text of two')
  })
})
