import { describe, expect, test } from 'vitest'
import { itemsOf, Office } from './office.ts'

/** An office whose list holds requests 1 to `count`, one minute apart. */
async function officeWith(count: number): Promise<Office> {
  const office = await Office.open()
  for (let number = 1; number <= count; number += 1) {
    await office.ask('EE30303039914', { reference: String(number) })
    await office.practice.setClock({ advanceSeconds: 1 })
  }
  return office
}

async function references(office: Office, page: number, size: number): Promise<(string | null)[]> {
  return itemsOf(await office.list(`?page=${page}&page_size=${size}`)).map(({ reference }) => reference)
}

describe('list', () => {
  test('tells a page counted from 0, although it is asked for counted from 1', async () => {
    await using office = await officeWith(3)
    const { json, status } = await office.list('?page=2&page_size=2')
    expect(status).toBe(200)
    expect(json).toMatchObject({ page: 1, page_size: 2, total: 3 })
    expect(json.items).toHaveLength(1)
  })

  test('a server may count the page it tells from 1', async () => {
    await using office = await officeWith(1)
    await office.practice.setSwitches({ answerPage: 'one-based' })
    expect((await office.list('?page=2&page_size=2')).json).toMatchObject({ page: 2, items: [] })
  })

  test('the first page of ten is meant when nothing sensible is asked for', async () => {
    await using office = await officeWith(11)
    for (const query of ['', '?page=0&page_size=0', '?page=-1&page_size=x']) {
      const { json } = await office.list(query)
      expect(json).toMatchObject({ page: 0, page_size: 10, total: 11 })
      expect(json.items).toHaveLength(10)
    }
  })

  test('the server may cap the page size', async () => {
    await using office = await officeWith(3)
    await office.practice.setSwitches({ pageSizeCap: 2 })
    expect((await office.list('?page=1&page_size=500')).json).toMatchObject({ page_size: 2, total: 3 })
    expect(await references(office, 2, 500)).toEqual(['1'])
  })

  test('the server may keep its count and fields of its requests to itself', async () => {
    await using office = await officeWith(1)
    await office.practice.setSwitches({ totalMissing: true, unlistedFields: ['claims_required', 'reference'] })
    const { json } = await office.list('?page=1&page_size=10')
    const [listed] = json.items as object[]
    expect(json).not.toHaveProperty('total')
    expect(Object.keys(listed ?? {})).not.toContain('claims_required')
    expect(listed).toMatchObject({ status: 'pending' })
  })

  test('list and answer about one request may each leave out fields, parts of the result too', async () => {
    await using office = await officeWith(1)
    const [{ id = '' } = {}] = (await office.practice.requests()) as { id?: string }[]
    await office.practice.complete(id)
    await office.practice.setSwitches({ unlistedFields: ['result.sub'], unshownFields: ['result', 'link'] })
    const [listed] = (await office.list('?page=1&page_size=10')).json.items as Record<string, object>[]
    expect(Object.keys(listed?.result ?? {})).toContain('given_name')
    expect(listed?.result).not.toHaveProperty('sub')
    const shown = (await office.show(id)).json
    expect(Object.keys(shown)).toContain('claims_required')
    for (const left of ['result', 'link']) expect(shown).not.toHaveProperty(left)
  })

  test('a page behind the end is empty', async () => {
    await using office = await officeWith(2)
    expect(await references(office, 9, 10)).toEqual([])
  })
})

describe('order', () => {
  test('newest first, unless told otherwise', async () => {
    await using office = await officeWith(3)
    expect(await references(office, 1, 10)).toEqual(['3', '2', '1'])
    await office.practice.setSwitches({ order: 'oldest-first' })
    expect(await references(office, 1, 10)).toEqual(['1', '2', '3'])
  })

  test('random but stable: no order of time, the same at every call', async () => {
    await using office = await officeWith(12)
    await office.practice.setSwitches({ order: 'random-stable' })
    const first = await references(office, 1, 12)
    expect(await references(office, 1, 12)).toEqual(first)
    const byTime = first.toSorted((a, b) => Number(a) - Number(b))
    expect(first).not.toEqual(byTime)
    expect(first).not.toEqual(byTime.toReversed())
    expect(new Set(first).size).toBe(12)
  })

  test('random at each call', async () => {
    await using office = await officeWith(12)
    await office.practice.setSwitches({ order: 'random' })
    const first = await references(office, 1, 12)
    expect(await references(office, 1, 12)).not.toEqual(first)
    expect(new Set(first).size).toBe(12)
  })
})

describe('items that shift while one reads', () => {
  test('a request that comes in pushes the last item of a page onto the next one', async () => {
    await using office = await officeWith(4)
    await office.practice.setSwitches({ pageShift: 'insert', pageShiftTimes: 1 })
    expect(await references(office, 1, 2)).toEqual(['4', '3'])
    expect(await references(office, 2, 2)).toEqual(['3', '2'])
    expect(await references(office, 3, 2)).toEqual(['1'])
    expect(await references(office, 1, 1)).toEqual(['inserted-1'])
  })

  test('an item that moves to a page already read is never seen by who only goes on', async () => {
    await using office = await officeWith(4)
    await office.practice.setSwitches({ pageShift: 'move', pageShiftTimes: 1 })
    expect(await references(office, 1, 2)).toEqual(['4', '3'])
    expect(await references(office, 2, 2)).toEqual(['3', '1'])
    expect(await references(office, 3, 2)).toEqual([])
    expect(await references(office, 1, 4)).toEqual(['2', '4', '3', '1'])
  })

  test('without a limit it happens after every list', async () => {
    await using office = await officeWith(1)
    await office.practice.setSwitches({ pageShift: 'insert' })
    await office.list()
    await office.list()
    expect((await office.list()).json.total).toBe(3)
  })
})
