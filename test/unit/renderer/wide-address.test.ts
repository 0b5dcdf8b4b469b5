import { expect, test } from 'vitest'
import { isWide } from '../../../renderer/settings/wide-address.ts'

test('the warning is for every address that others may reach', () => {
  expect(['127.0.0.1', '::1', ' 127.1.2.3 ', '', '0.0.0.0', '::', '10.0.0.7'].filter(isWide)).toEqual([
    '0.0.0.0',
    '::',
    '10.0.0.7'
  ])
  expect(['0:0:0:0:0:0:0:1', 'fe80::1', '::ffff:10.0.0.7', '1::', '10::1'].filter(isWide)).toEqual([
    'fe80::1',
    '::ffff:10.0.0.7',
    '1::',
    '10::1'
  ])
})

test('what is no address, or not yet one, is not warned of', () => {
  expect(['1', '127.', '127.0.0', 'localhost', '10.0.0.', 'desk.example'].filter(isWide)).toEqual([])
})
