import { egn } from 'stdnum/lib/cjs/bg/index.js'
import { fodselsnummer } from 'stdnum/lib/cjs/no/index.js'
import { cnp } from 'stdnum/lib/cjs/ro/index.js'
import { expect, test } from 'vitest'
import { mendedBulgarian, mendedNorwegian, mendedRomanian } from '../../common/people/code/mended-checks.ts'

// Once one of these fails, the library takes the code itself: its check in `mended-checks.ts` can go, and its line here.
test('the library still takes a Bulgarian 14th month, and so the check beside it is needed', () => {
  expect(egn.validate('1234567890').isValid).toBe(true)
  expect(mendedBulgarian.validate('1234567890').isValid).toBe(false)
  expect(mendedBulgarian.validate('7523169263').isValid).toBe(true)
})

test.each([
  ['Romanian counties 70 and 80 to 83', cnp, mendedRomanian, '1800203701231'],
  ['Norwegian test numbers', fodselsnummer, mendedNorwegian, '01819010001']
])('the library still refuses %s, and so the check beside it is needed', (_what, library, mended, code) => {
  expect(library.validate(code).isValid).toBe(false)
  expect(mended.validate(code).isValid).toBe(true)
})
