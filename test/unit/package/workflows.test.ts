/** GitHub's workflows: they parse by GitHub's own parser, run what the README tells, and take no action by a name that may move. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { faultsOf } from './github-parser.ts'

const repository = join(import.meta.dirname, '../../..')
const folder = join(repository, '.github/workflows')
const readme = readFileSync(join(repository, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))

type Step = { run?: string; uses?: string }
type Job = { steps: Step[]; permissions?: Record<string, string> }

const steps = (text: string): Step[] =>
  Object.values(parse(text).jobs as Record<string, Job>).flatMap((job) => job.steps)

describe.for(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  test('is a workflow', () => {
    expect(faultsOf(name, text)).toEqual([])
  })

  test('runs commands of the README', () => {
    const commands = steps(text).flatMap(({ run }) => (run?.startsWith('npm ') ? [run] : []))
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      expect(readme).toContain(command)
      const script = /^npm (?:run )?(\S+)/.exec(command)?.[1] ?? ''
      expect(['ci', ...Object.keys(scripts)]).toContain(script)
    }
  })

  test('takes actions by their commit', () => {
    const used = steps(text).flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/)
  })

  test('may read the repository only, where a job does not say otherwise', () => {
    expect(parse(text).permissions).toEqual({ contents: 'read' })
  })
})

describe('all of them', () => {
  const all = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

  test('run the tests, the specs on a real Electron and the packaging on all three systems', () => {
    for (const command of ['npm test', 'npm run test:electron', 'npm run package']) {
      expect(all).toMatch(new RegExp(`run: ${command}$`, 'm'))
    }
    for (const system of ['ubuntu', 'windows', 'macos']) expect(all).toContain(system)
  })

  test('say where the packages come from', () => {
    expect(all).toContain('actions/attest-build-provenance@')
  })

  test('a key that GitHub does not know is found', () => {
    expect(faultsOf('x.yml', 'on: push\njobs:\n  one:\n    runs-on: a\n    stepps: []\n')).not.toEqual([])
  })
})
