import { describe, expect, test } from 'vitest'
import { faultOf, fill, partsOf, withoutPlaces } from '../../../common/templates.ts'

describe('a template', () => {
  test('gets its places filled; what a value looks like is never filled again', () => {
    expect(fill('{a}-{b}{a}', { a: '{b}', b: '2' })).toBe('{b}-2{b}')
  })

  test.each(['{toString}', '{constructor}', '{__proto__}', '{}', '{ a }', '{a', 'a}'])('leaves %s as it is', (text) => {
    expect(fill(text, { a: '1' })).toBe(text)
  })

  test('is text and places in turn', () => {
    expect(partsOf('Visit {a}{b}')).toEqual(['Visit ', 'a', '', 'b', ''])
    expect(withoutPlaces('Visit {a}/{b}!')).toBe('Visit  / !')
  })

  test.each([
    [' ', 'required'],
    ['{a}{b}123456789', 'tooLong'],
    ['{a}{b}{}', 'placeUnknown'],
    ['{a}{b}{c}', 'placeUnknown'],
    ['{constructor}', 'placeUnknown'],
    ['{a}', 'templateIncomplete'],
    ['{b} {a}', undefined]
  ])('%j has the fault %j', (template, fault) => {
    const needed = { places: ['a', 'b'], missing: 'templateIncomplete' as const }
    expect(faultOf(template, { places: ['a', 'b'], unknown: 'placeUnknown', needed, longest: 14 })).toBe(fault)
  })
})
