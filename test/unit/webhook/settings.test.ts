import { expect, test } from 'vitest'
import { checkSettings, isWide } from '../../../main/webhook/settings.ts'

test('an address and a port are kept as they are meant', () => {
  expect(checkSettings({ on: true, address: ' 127.0.0.1 ', port: ' 8717 ' })).toEqual({
    ok: true,
    value: { on: true, address: '127.0.0.1', port: 8717 }
  })
  expect(checkSettings({ on: false, address: '::', port: '65535' })).toMatchObject({ ok: true })
})

test.each([
  [{ address: '' }, { address: 'required' }],
  [{ address: 'localhost' }, { address: 'notAnAddress' }],
  [{ address: '127.0.0.256' }, { address: 'notAnAddress' }],
  [{ address: '127.0.0.1:8717' }, { address: 'notAnAddress' }],
  [{ port: '' }, { port: 'required' }],
  [{ port: '0' }, { port: 'notAPort' }],
  [{ port: '65536' }, { port: 'notAPort' }],
  [{ port: '80.5' }, { port: 'notAPort' }],
  [{ port: '-1' }, { port: 'notAPort' }],
  [{ port: '1e3' }, { port: 'notAPort' }]
])('%o is told beside its field', (typed, fields) => {
  expect(checkSettings({ on: true, address: '127.0.0.1', port: '8717', ...typed })).toEqual({ ok: false, fields })
})

test.each([
  ['127.0.0.1', false],
  ['127.8.9.10', false],
  ['::1', false],
  ['0:0:0:0:0:0:0:1', false],
  ['0.0.0.0', true],
  ['::', true],
  ['192.168.1.20', true],
  ['fe80::1', true]
])('whether others reach %s: %s', (address, wide) => {
  expect(isWide(address)).toBe(wide)
})
