import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWritable } from '../../demo/folders.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

test('a folder is made with those above it, and nothing is left in it', () => {
  const folder = join(temporaryFolder(), 'a', 'b')
  makeWritable(folder)
  makeWritable(folder)
  expect(readdirSync(folder)).toEqual([])
})

test('what cannot be a folder is refused in words', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  for (const folder of [file, join(file, 'below')])
    expect(() => makeWritable(folder)).toThrow(`cannot write to ${folder}`)
})

test.skipIf(!existsSync('/proc/self'))('a place where no folder can be made is refused at once', () => {
  expect(() => makeWritable('/proc/nothing/here')).toThrow('cannot write to /proc/nothing/here')
})
