import { describe, expect, test } from 'vitest'
import { allFields, allSettings, groups, pages, placeOf } from '../../../common/settings/pages.ts'

describe('the places of settings', () => {
  test('are in groups that have every page once', () => {
    expect(groups.flatMap(({ pages }) => pages)).toEqual(Object.keys(pages))
  })

  test.each(allSettings)('lead to $name on its page', ({ name, page }) => {
    expect(placeOf(name)).toEqual({ page, field: name })
  })

  test('lead to a field of a service, and to a page as such', () => {
    expect(placeOf('service.clientSecret')).toEqual({ page: 'service', field: 'service.clientSecret' })
    expect(placeOf('network.signIn')).toEqual({ page: 'network', field: 'network.signIn' })
    expect(placeOf('filing')).toEqual({ page: 'filing', field: null })
  })

  test('have a name of their own, which is no page’s', () => {
    expect(new Set(allFields).size).toBe(allFields.length)
    expect(allFields.filter((field) => field in pages)).toEqual([])
  })
})
