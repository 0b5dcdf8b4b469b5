/** Each test runs once in CI: in `npm test`, or in the rest of its kind, which CI runs after it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checks } from '../../checks/checks.ts'
import { component, restOfComponent } from '../../component/rest.ts'
import { e2e, mainPaths } from '../../e2e/main-paths.ts'
import { integration, restOfIntegration } from '../../integration/rest.ts'
import { fileOf, filesOf, isNamed, namesOf, partOf, withFilesOf } from '../../parts/parts.ts'
import { restOfUnit, unit } from '../rest.ts'

const repository = join(import.meta.dirname, '../../..')
const read = (file: string): string => readFileSync(join(repository, file), 'utf8')

/** The steps of a script of package.json, or of CI: what stands between `&&` or on lines of their own. */
const steps = (script: string): string[] => script.split(/&&|\n/).map((step) => step.trim())

const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts
const ofScript = (name: string): string[] => steps(scripts[name] ?? '')

/** Every npm script that a list of steps runs, with those that these run in their turn. */
const reached = (list: readonly string[]): string[] =>
  list.flatMap((step) => {
    if (step === 'node test/checks/run.ts') return [step, ...reached(checks.map((name) => `npm run ${name}`))]
    const name = step === 'npm test' ? 'test' : /^npm run (\S+)$/.exec(step)?.[1]
    return name === undefined ? [step] : [step, ...reached(ofScript(name))]
  })

const kinds = [unit, component, integration, e2e]

describe.each(kinds)('of the tests of $name', (kind) => {
  test('every one is in exactly one of the two parts', () => {
    const both = [...partOf(kind, 'main'), ...partOf(kind, 'rest')]
    expect(both.toSorted()).toEqual(namesOf(kind))
    expect(new Set(both).size).toBe(both.length)
    expect(namesOf(kind).length).toBeGreaterThan(10)
  })

  test.each(['main', 'rest'] as const)('the files of part %s are found by their names, and no others', (part) => {
    const all = namesOf(kind).map((name) => fileOf(kind, name))
    const found = all.filter((file) => filesOf(kind, part).some((name) => file.includes(name)))
    expect(found.toSorted()).toEqual(filesOf(kind, part).toSorted())
  })

  test('a part is asked for by its name, and all else is left as it is', () => {
    expect(withFilesOf(kind, ['--main', '--bail=1'])).toEqual([...filesOf(kind, 'main'), '--bail=1'])
    expect(withFilesOf(kind, ['--rest'])).toEqual(filesOf(kind, 'rest'))
    expect(withFilesOf(kind, ['list'])).toEqual(['list'])
  })
})

test('every main path is a spec that is there, named once', () => {
  expect(partOf(e2e, 'main')).toEqual([...mainPaths].toSorted())
})

test.each([
  { kind: unit, list: restOfUnit },
  { kind: component, list: restOfComponent },
  { kind: integration, list: restOfIntegration }
])('all that is left out of $kind.name is there, named once', ({ kind, list }) => {
  const names = namesOf(kind)
  for (const place of list) expect([place, names.some((name) => isNamed([place], name))]).toEqual([place, true])
  expect(new Set(list).size).toBe(list.length)
})

test('CI runs each part once, and more schedules and kills than npm test', () => {
  const run = reached(steps(read('.ci/run')))
  const specs = run.filter((step) => step.includes('test/e2e/run.ts'))
  expect(specs).toEqual(['node test/e2e/run.ts --main', 'node test/e2e/run.ts --rest'])
  const ofParts = run.filter((step) => step.includes('test/parts/run.ts'))
  expect(ofParts.toSorted()).toEqual(
    ['component', 'integration', 'unit'].flatMap((kind) =>
      ['--main', '--rest'].map((part) => `node test/parts/run.ts ${kind} ${part}`)
    )
  )
  expect(run).toEqual(expect.arrayContaining(['npm ci', 'npm test', 'npm run package:check']))
  expect(run.join('\n')).toMatch(/^npm run simulate -- --runs \d{3} /m)
  expect(run.join('\n')).toMatch(/^npm run kill -- --kills \d{3} /m)
})

test('npm test runs the main paths, and each other kind of test', () => {
  const run = reached(['npm test'])
  expect(run.filter((step) => step.includes('test/e2e/run.ts'))).toEqual(['node test/e2e/run.ts --main'])
  expect(run.filter((step) => step.includes('test/parts/run.ts'))).toEqual([
    'node test/parts/run.ts unit --main',
    'node test/parts/run.ts component --main',
    'node test/parts/run.ts integration --main'
  ])
  for (const name of ['preflight', 'lint', 'dead-code', 'floors']) expect(run).toContain(`npm run ${name}`)
  const types = reached(['npm run types']).filter((step) => step.startsWith('tsc '))
  expect(types).toHaveLength(3)
  expect(run).toEqual(expect.arrayContaining(types))
})

test('the long run has every spec, and simulations and kills beyond the samples', () => {
  const run = reached(['npm run test:long'])
  expect(run).toContain('node test/e2e/run.ts')
  expect(run).toContain('node test/parts/run.ts unit --rest')
  expect(run).toContain('node test/parts/run.ts component --rest')
  expect(run).toContain('node test/parts/run.ts integration --rest')
  expect(run.join('\n')).toMatch(/^npm run simulate -- --runs \d{4}$/m)
  expect(run.join('\n')).toMatch(/^npm run kill -- --kills \d{3}$/m)
})
