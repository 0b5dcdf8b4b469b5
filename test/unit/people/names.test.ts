import { expect, test } from 'vitest'
import { likenessOf } from '../../../main/outcome/likeness.ts'
import { whyDiffers } from '../../../main/outcome/why.ts'
import { namePairs } from '../../people/names.ts'

const differing = (type: string, required: string, received: string) => ({ type, required, received, matched: false })

test.each(namePairs)('%s and %s: %s (%s)', (required, received, why) => {
  expect(whyDiffers(differing('name', required, received))).toBe(why)
})

test.each(namePairs)('%s and %s never say, alone, that it is another person', (required, received) => {
  const claim = differing('name', required, received)
  expect(likenessOf([claim])).not.toBe('another')
  expect(likenessOf([claim, differing('birthdate', '1975-11-30', '1980-01-08')])).not.toBe('another')
})

test('a code without its country is the same code: probably the same person', () => {
  const claim = differing('sub', '38001085718', 'EE38001085718')
  expect(whyDiffers(claim)).toBe('countryMissing')
  expect(likenessOf([claim])).toBe('probablySame')
  expect(likenessOf([differing('sub', 'LT38001085718', 'EE38001085718')])).toBe('unclear')
})
