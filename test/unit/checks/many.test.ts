/** What `npm test` has a sample of, `npm run test:many` has whole. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
const words = String(scripts['test:many'])
  .split(' ')
  .filter((word) => !/^(EEID_|vitest$|run$|--|")/.test(word))

const files = globSync('test/{unit,people,integration}/**/*.test.ts', { cwd: repository })
const sampled = files.filter((file) => /from '(\.\.\/)+many\.ts'/.test(readFileSync(join(repository, file), 'utf8')))

test.each(sampled)('%s is run whole', (file) => {
  expect(words.some((word) => file.includes(word))).toBe(true)
})

test.each(words)('%s names a file that has a sample', (word) => {
  expect(sampled.some((file) => file.includes(word))).toBe(true)
})

test('the long run has it', () => {
  expect(scripts['test:long']).toContain('npm run test:many')
  expect(words.length).toBeGreaterThan(0)
})
