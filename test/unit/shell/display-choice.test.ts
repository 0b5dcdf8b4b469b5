import { expect, test } from 'vitest'
import { displayFor } from '../../../main/shell/display-choice.ts'

const clerks = { id: 1, label: 'Clerk' }
const persons = { id: 2, label: 'Person' }
const wall = { id: 3, label: 'Wall' }

test('without a second screen there is none, whatever is connected', () => {
  expect(displayFor({ isOn: false, display: persons }, [clerks, persons], clerks)).toBeUndefined()
})

test('nothing chosen: the first display that is not the clerk’s', () => {
  const choice = { isOn: true, display: null }
  expect(displayFor(choice, [clerks], clerks)).toBeUndefined()
  expect(displayFor(choice, [clerks, persons, wall], clerks)).toBe(persons)
})

test('the chosen one, or nothing while it is away', () => {
  const choice = { isOn: true, display: wall }
  expect(displayFor(choice, [clerks, persons, wall], clerks)).toBe(wall)
  expect(displayFor(choice, [clerks, persons], clerks)).toBeUndefined()
})

test('one that comes back under another id is known by its label, unless two have it', () => {
  const choice = { isOn: true, display: persons }
  const back = { id: 20, label: 'Person' }
  expect(displayFor(choice, [clerks, wall, back], clerks)).toBe(back)
  expect(displayFor(choice, [clerks, back, { id: 21, label: 'Person' }], clerks)).toBeUndefined()
})

test('never the clerk’s own display', () => {
  expect(displayFor({ isOn: true, display: clerks }, [clerks, persons], clerks)).toBeUndefined()
})
