import { expect, test } from 'vitest'
import { untold } from '../../package/licences.ts'

const list = `# Licenses

The app bundles dependencies which contain the following licenses:

## @a/with-text - 1.0.0 (MIT)

Permission is hereby granted …

## without - 2.0.0 (MIT)

## known - 3.0.0 (MIT)
`

test('a package without a text is found, unless the table of such packages has a line for it', () => {
  expect(untold(list, '| known                    | Somebody |\n| unknown | Somebody |')).toEqual(['without'])
})
