/** How much the built app reads, by counting its bytes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstScripts, sizeOf } from '../bench/size.ts'

const out = join(import.meta.dirname, '../../out')
/** The window's own script, what both windows have, and what the build adds to tie them. */
const mostFiles = 3
const renderer = join(out, 'renderer')

test('the first picture reads no more script than it may, and app.asar is no larger than it may be', () => {
  const size = sizeOf(out)
  expect(size.isWithin, JSON.stringify(size)).toEqual({ script: true, app: true })
})

test('what the first picture does not show is in scripts of its own', () => {
  const first = firstScripts(renderer).map(({ name }) => name)
  // Each is asked of main, and so are style sheets: many small ones take longer than a few.
  expect(first.length).toBeLessThanOrEqual(mostFiles)
  const page = readFileSync(join(renderer, 'index.html'), 'utf8')
  expect([...page.matchAll(/rel="stylesheet"/g)].length).toBeLessThanOrEqual(2)
  const all = readdirSync(join(renderer, 'assets')).filter((name) => name.endsWith('.js'))
  for (const part of ['settings-page', 'import-panel', 'new-request', 'request-in-hand', 'palette', 'numbers-page']) {
    const own = all.find((name) => new RegExp(`^${part}-[\\w-]{8}\\.js$`).test(name))
    expect([part, own]).toEqual([part, expect.any(String)])
    expect(first).not.toContain(own)
  }
})

test("the person's window reads nothing of the clerk's", () => {
  const clerks = firstScripts(renderer).map(({ name }) => name)
  const persons = firstScripts(renderer, 'screen.html').map(({ name }) => name)
  const [own, ...others] = clerks.filter((name) => !persons.includes(name))
  expect([own, others]).toEqual([expect.stringMatching(/^index-/), []])
  // What the clerk's window asks main by, in whatever file it stands.
  const asking = persons.filter((name) => readFileSync(join(renderer, 'assets', name), 'utf8').includes('eeidDesk'))
  expect(asking).toEqual([])
})

test('each preload is one file: a sandboxed one can load no other', () => {
  const preload = join(out, 'preload')
  expect(readdirSync(preload).toSorted()).toEqual(['index.cjs', 'licences.md', 'screen.cjs'])
  for (const name of ['index.cjs', 'screen.cjs']) {
    expect(readFileSync(join(preload, name), 'utf8')).not.toMatch(/require\(["'`]\.\.?\//)
  }
})
