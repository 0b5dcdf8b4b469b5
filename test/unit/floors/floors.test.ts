import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circlesIn } from '../../floors/circles.ts'
import { faultsOf } from '../../floors/floors.ts'
import { rules } from '../../floors/rules.ts'
import { sizeFaults } from '../../floors/sizes.ts'

let house: string

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'house-'))
})

afterEach(() => rm(house, { recursive: true }))

/** Builds a small house: what each file imports, types only. */
async function build(files: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [file, imports] of Object.entries(files)) {
    const lines = imports.map((specifier, index) => `import type { Part as Part${index} } from '${specifier}'`)
    const uses = imports.map((_, index) => `Part${index}`).join(' | ')
    await mkdir(dirname(join(house, file)), { recursive: true })
    await writeFile(join(house, file), `${lines.join('\n')}\nexport type Part = ${uses || 'string'}\n`)
  }
}

/** One import that each rule must refuse: from a file, to another one or a package. */
const broken: Record<string, [from: string, to: string]> = {
  'common: nothing of ours': ['common/words/a.ts', '../../preload/contract/b.ts'],
  'preload: neither side': ['preload/contract/a.ts', '../../renderer/ui/b.ts'],
  'renderer: not main': ['renderer/ui/a.ts', '../../main/store/b.ts'],
  'renderer: of the preload only the contract': ['renderer/ui/a.ts', '../../preload/index.ts'],
  'renderer: no schemas, nor their library': ['renderer/ui/a.ts', '../../common/settings/schema.ts'],
  'common: schemas and their library only for those that need them': ['common/words/a.ts', 'zod'],
  'renderer: nothing of Node': ['renderer/ui/a.ts', 'node:fs'],
  'main: not the renderer': ['main/store/a.ts', '../../renderer/ui/b.ts'],
  'main: nothing of a window': ['main/store/a.ts', 'react'],
  'main: whoever is not drawn stands alone': ['main/paper/a.ts', '../store/b.ts'],
  'main: the contract only for the handlers and the door': ['main/requests/a.ts', '../../preload/contract/b.ts'],
  'electron: only in the shell and in the two preload scripts': ['main/store/a.ts', 'electron']
}

/** The file that a relative import names. */
const target = ([from, to]: [string, string]): string => join(dirname(from), to)

/** The first folder that a pattern of the renderer names. */
const firstOf = (pattern: unknown): string => /\(([^|)]+)/.exec(String(pattern))?.[1] ?? ''

// That the house itself keeps them is `npm run floors`.
describe('the floors of the house', () => {
  it.each(Object.entries(broken))('%s', async (rule, arrow) => {
    const [from, to] = arrow
    await build({ [from]: [to], ...(to.startsWith('.') ? { [target(arrow)]: [] } : {}) })
    expect(await faultsOf(house)).toEqual([expect.stringMatching(new RegExp(`^${rule}: ${from} -> `))])
  })

  it('no circle of files', async () => {
    await build({ 'main/store/a.ts': ['./b.ts'], 'main/store/b.ts': ['./a.ts'] })
    expect(await faultsOf(house)).toEqual(expect.arrayContaining([expect.stringMatching(/^no circle of files: /)]))
  })

  it('no circle of folders, also between a folder and one below it', async () => {
    await build({
      'main/store/a.ts': ['./list/b.ts'],
      'main/store/list/b.ts': [],
      'main/store/list/c.ts': ['../d.ts'],
      'main/store/d.ts': []
    })
    expect(await faultsOf(house)).toEqual(['no circle of folders: main/store, main/store/list'])
  })
})

// The rules that are made of the lists: each is broken by an import of the first folder that it forbids, all in one house.
describe('what is made of the lists of floors and arrows', () => {
  const ofMain = rules.flatMap(({ name = '' }) => /^main\/(\w+): only/.exec(name)?.[1] ?? [])
  const made = rules
    .filter(
      ({ name }) =>
        name !== undefined && !(name in broken) && !name.startsWith('main/') && name !== 'no circle of files'
    )
    .map((rule): [string, string, string] => [rule.name ?? '', firstOf(rule.from.path), firstOf(rule.to.path)])
  let faults: string[] = []

  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'house-'))
    const imports: Record<string, string[]> = { 'main/nobody/b.ts': [] }
    const add = (from: string, to: string) => {
      imports[from] = [...(imports[from] ?? []), to]
    }
    for (const folder of ofMain) add(`main/${folder}/a.ts`, '../nobody/b.ts')
    for (const [, from, to] of made) {
      add(`renderer/${from}/a.ts`, `../${to}/b.ts`)
      imports[`renderer/${to}/b.ts`] ??= []
    }
    await build(imports)
    faults = await faultsOf(house)
    await rm(house, { recursive: true })
  })

  it.each(made)('%s', (rule, from, to) => {
    expect(faults).toContain(`${rule}: renderer/${from}/a.ts -> renderer/${to}/b.ts`)
  })

  it.each(ofMain)('main/%s: only what is drawn for it', (folder) => {
    expect(faults).toContain(`main/${folder}: only what is drawn for it: main/${folder}/a.ts -> main/nobody/b.ts`)
  })
})

describe('circles', () => {
  it('are all that reach one another, told once', () => {
    const arrows: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
      ['e', 'a']
    ]
    expect(circlesIn(arrows)).toEqual([['a', 'b', 'c']])
    expect(circlesIn(arrows.slice(3))).toEqual([])
  })
})

describe('sizes', () => {
  const files = (folder: string, count: number, lines: number) =>
    Array.from({ length: count }, (_, index) => ({ file: `${folder}/${index}.ts`, lines }))

  it('are told of a file, of half of the files, and of a folder', () => {
    expect(sizeFaults([{ file: 'main/a/a.ts', lines: 301 }])).toEqual([
      'too long: main/a/a.ts has 301 lines',
      'too long: half of the files have over 301 lines'
    ])
    expect(sizeFaults(files('main/a', 41, 10))).toEqual(['too many: main/a has 41 files'])
    const evenly = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => files(`main/${name}`, 10, 50))
    expect(sizeFaults(evenly)).toEqual([])
    expect(sizeFaults([...evenly, ...files('main/a/b', 1, 50), ...files('main/g', 25, 50)])).toEqual([
      'too large: main/g is 29 % of main'
    ])
  })

  it('hold a small side too, once one of its folders is large by itself', () => {
    const small = ['a', 'b', 'c'].flatMap((name) => files(`common/${name}`, 18, 50))
    expect(sizeFaults(small)).toEqual([])
    expect(sizeFaults([...small, ...files('common/d', 25, 50)])).toEqual(['too large: common/d is 32 % of common'])
    expect(sizeFaults(files('preload/contract', 30, 50))).toEqual([])
  })
})
