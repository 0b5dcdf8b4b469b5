/** The static checks run side by side: whatever one finds, all are heard, and a fault is never lost. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Checked, checks, runAll, runScript } from '../../checks/checks.ts'

const checked = (name: string, isOk = true): Checked => ({ name, isOk, said: `${name} said`, seconds: 1 })

test('all run, no more at a time than are wanted, and each is told with what it said', async () => {
  let running = 0
  let most = 0
  const told: Checked[] = []
  const run = async (name: string) => {
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return checked(name)
  }
  expect(await runAll(['a', 'b', 'c', 'd', 'e'], 2, run, (one) => told.push(one))).toEqual([])
  expect(most).toBe(2)
  expect(told.map(({ said }) => said).toSorted()).toEqual(['a said', 'b said', 'c said', 'd said', 'e said'])
})

test('one that fails keeps no other from running, and is named in the end', async () => {
  const told: string[] = []
  const run = async (name: string) => checked(name, name !== 'b')
  expect(await runAll(['a', 'b', 'c'], 1, run, ({ name }) => told.push(name))).toEqual(['b'])
  expect(told).toEqual(['a', 'b', 'c'])
})

test('a script that there is not is not in order', async () => {
  expect(await runScript('no-such-script')).toMatchObject({ isOk: false, said: 'ended with 1' })
})

test('each is a script of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...checks]))
})
