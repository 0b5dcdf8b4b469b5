/** A few of the calls and faults of the torture peer; all of them are played by `npm run torture`. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cells } from '../../torture-peer/faults/all.ts'
import { play, TorturedOffice } from '../../torture-peer/play.ts'

const sample = [
  ['create', 'is reset once the service has acted'],
  ['create', 'is a page with 413'],
  ['list', 'is the same page for every number, of 10000 requests'],
  ['list', 'has dates without Z'],
  ['show', 'is about another request'],
  ['token', 'is a page with 401'],
  ['token', 'is packed with zstd'],
  ['proof', 'is a proof taken for UTF-8']
] as const

let office: TorturedOffice

beforeAll(async () => {
  office = await TorturedOffice.open()
})

afterAll(() => office[Symbol.asyncDispose]())

test.each(sample)('every promise is kept where the answer to a call – %s – %s', async (call, name) => {
  const cell = cells.find((each) => each.call === call && each.fault.name === name)
  if (!cell) throw new Error(`there is no such fault: ${name}`)
  const { broken, met } = await play(office, cell)
  expect(broken).toEqual([])
  expect(met).toBeGreaterThan(0)
})
