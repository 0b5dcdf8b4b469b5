import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, searchFiles, searchText } from '../../e2e/search-written.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

const key = 'ab'.repeat(32)

test.each<[string, string | Buffer]>([
  ['plain', 'xx Mari Maasikas yy'],
  ['UTF-16', Buffer.from('xx Mari Maasikas', 'utf16le')],
  ['base64', Buffer.from('Mari Maasikas').toString('base64')],
  ['hexadecimal', Buffer.from('Mari Maasikas').toString('hex')],
  ['base64 behind one letter', Buffer.from('xMari Maasikas, yes').toString('base64')],
  ['base64 behind two letters', Buffer.from('xyMari Maasikas, yes').toString('base64url')],
  ['a Basic header', `Basic ${Buffer.from('client:Mari Maasikas').toString('base64')}`],
  ['a URL', `?who=${encodeURIComponent('Mari Maasikas')}`],
  ['raw bytes of a key', Buffer.concat([Buffer.from('zz'), Buffer.from(key, 'hex')])]
])('the search finds a secret written as %s', (_form, content) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), content)
  writeFileSync(join(folder, 'innocent'), 'nothing here')
  const found = searchFiles(filesBelow(folder), { name: 'Mari Maasikas', key })
  expect(found).toHaveLength(1)
})

test.each([
  ['decomposed', 'Š'.normalize('NFD')],
  ['escaped', '\\u0160']
])('the search finds special letters %s', (_form, letter) => {
  expect(searchText('stdout', `x${letter}uslik`, { name: 'Šuslik' })).toHaveLength(1)
})

test('the search finds a secret in what was printed', () => {
  expect(searchText('stdout', 'hello Mari Maasikas', { name: 'Mari Maasikas' })).toEqual([
    { where: 'stdout', what: 'name' }
  ])
})
