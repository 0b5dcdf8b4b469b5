/** Each e2e spec runs once in CI, and in `npm test` where it is a main path. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../checks/checks.ts'
import { allSpecs, filesOf, mainPaths, specsOf } from '../../e2e/main-paths.ts'

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

test('every spec is in exactly one of the two parts', () => {
  const both = [...specsOf('main'), ...specsOf('rest')]
  expect(both.toSorted()).toEqual(allSpecs().toSorted())
  expect(new Set(both).size).toBe(both.length)
})

test('every main path is a spec that is there, named once', () => {
  expect(specsOf('main').toSorted()).toEqual([...mainPaths].toSorted())
})

test.each(['main', 'rest'] as const)('the files of part %s are found by their names, and no others', (part) => {
  const all = allSpecs().map((name) => `test/e2e/${name}.spec.ts`)
  const found = all.filter((file) => filesOf(part).some((name) => file.includes(name)))
  expect(found.toSorted()).toEqual(filesOf(part).toSorted())
})

test('CI runs each part once, and more schedules and kills than npm test', () => {
  const run = reached(steps(read('.ci/run')))
  const e2e = run.filter((step) => step.includes('test/e2e/run.ts'))
  expect(e2e).toEqual(['node test/e2e/run.ts --main', 'node test/e2e/run.ts --rest'])
  expect(run).toEqual(expect.arrayContaining(['npm ci', 'npm test', 'npm run package:check']))
  expect(run.join('\n')).toMatch(/^npm run simulate -- --runs \d{3} /m)
  expect(run.join('\n')).toMatch(/^npm run kill -- --kills \d{3} /m)
})

test('npm test runs the main paths, and each other kind of test', () => {
  const run = reached(['npm test'])
  expect(run.filter((step) => step.includes('test/e2e/run.ts'))).toEqual(['node test/e2e/run.ts --main'])
  for (const project of ['"unit*"', 'component', '"integration*"'])
    expect(run).toContain(`vitest run --project ${project}`)
  for (const name of ['preflight', 'lint', 'dead-code', 'floors']) expect(run).toContain(`npm run ${name}`)
  const types = reached(['npm run types']).filter((step) => step.startsWith('tsc '))
  expect(types).toHaveLength(3)
  expect(run).toEqual(expect.arrayContaining(types))
})

test('the long run has every spec, and simulations and kills beyond the samples', () => {
  const run = reached(['npm run test:long'])
  expect(run).toContain('node test/e2e/run.ts')
  expect(run.join('\n')).toMatch(/^npm run simulate -- --runs \d{4}$/m)
  expect(run.join('\n')).toMatch(/^npm run kill -- --kills \d{3}$/m)
})
