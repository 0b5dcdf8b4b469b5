import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** The programs that npm runs as they are, and those that they start. */
const programs = [
  ...new Set(Object.values(scripts).flatMap((script) => script.match(/test\/\S+\.ts/g) ?? [])),
  'test/bench/main.ts',
  'test/screenshots/walk.ts'
]

/** What a file has Node read: all but imports of types only. */
function importsOf(file: string): string[] {
  const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^'";]*?from '(\.[^']+)'/gm)
  return [...statements].map(([, path = '']) => join(dirname(file), path))
}

/** All files of ours that a program reads, itself the first. */
function filesOf(program: string): string[] {
  const found = new Set([join(repository, program)])
  for (const file of found) if (file.endsWith('.ts')) for (const path of importsOf(file)) found.add(path)
  return [...found].map((file) => relative(repository, file))
}

describe('a program that is run without a build', () => {
  test.each(programs)('%s reads no markup, which Node does not understand', (program) => {
    expect(filesOf(program).filter((file) => file.endsWith('.tsx'))).toEqual([])
  })

  test('is looked through with all that it imports', () => {
    expect(filesOf('test/bench/main.ts')).toContain('renderer/ui/action-keys.ts')
  })
})
