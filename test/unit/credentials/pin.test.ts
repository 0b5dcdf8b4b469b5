import { expect, test } from 'vitest'
import { isTyped, newRecoveryCode, pinProblem, readRecoveryCode, verifierOf } from '../../../main/credentials/pin.ts'

test('what is kept of a PIN tells the right one from others, and nothing of it can be read', async () => {
  const kept = await verifierOf('730184')
  expect(kept).not.toContain('730184')
  expect(await isTyped('730184', kept)).toBe(true)
  expect(await isTyped('730185', kept)).toBe(false)
  expect(await isTyped('', kept)).toBe(false)
})

test('each try costs memory and time, and what it cost is kept with it', async () => {
  expect(JSON.parse(await verifierOf('730184'))).toMatchObject({ N: 32_768, r: 8, p: 1 })
  expect(await isTyped('730184', await verifierOf('730184', { N: 16, r: 8, p: 1 }))).toBe(true)
})

test('the same PIN is kept differently each time, and fits into one entry of any keychain', async () => {
  const [one, other] = await Promise.all([verifierOf('730184'), verifierOf('730184')])
  expect(one).not.toBe(other)
  expect(one.length).toBeLessThan(1280)
})

test('digits of another keyboard are the same PIN', async () => {
  expect(await isTyped('１２７３０４', await verifierOf('127304'))).toBe(true)
})

test.each(['', 'nonsense', '{}', '{"N":1073741824,"r":8,"p":1,"salt":"AA==","hash":"AA=="}'])(
  'an entry that is none lets nobody in: %j',
  async (kept) => {
    expect(await isTyped('730184', kept)).toBe(false)
  }
)

test.each([
  ['12345', 'pinTooShort'],
  ['', 'pinTooShort'],
  ['111111', 'pinTooEasy'],
  ['123456', 'pinTooEasy'],
  ['987654', 'pinTooEasy'],
  ['abcdef', 'pinTooEasy'],
  ['135790', undefined],
  ['730184', undefined]
])('a new PIN %j: %s', (pin, problem) => {
  expect(pinProblem(pin)).toBe(problem)
})

test('a code is read as it was meant, and no two are the same', () => {
  const code = newRecoveryCode()
  expect(code).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/)
  expect(code).not.toMatch(/[ILOU]/)
  expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''))
  expect(readRecoveryCode('oil')).toBe('011')
  expect(newRecoveryCode()).not.toBe(code)
})
