import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { logLines } from '../../../main/audit/exported.ts'
import { readHeads, writeHeads } from '../../../main/filing/heads.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { storeWithService, temporaryFolder, testClock } from '../store/temporary-store.ts'

const script = join(import.meta.dirname, '../../../docs/audit-log/verify.mjs')
const isSame = async () => true

function check(...files: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' })
  return { status, stdout }
}

/** A log of two days, exported; `edit` changes its lines. */
function exported(edit: (lines: string[]) => string[] = (lines) => lines) {
  const folder = temporaryFolder()
  const clock = testClock()
  const store = storeWithService(temporaryFolder(), clock)
  store.audit.add({ act: 'create', request: 'r-1', told: { reference: 'K7Q-00001' } })
  store.audit.add({ act: 'decide', request: 'r-1', told: { verdict: 'accept' } })
  clock.advance(24 * 3_600_000)
  store.audit.add({ act: 'open', request: 'r-2' })
  store.audit.erase('r-2')
  const file = join(folder, 'log.jsonl')
  const days = store.audit.days()
  writeFileSync(file, `${edit([...logLines(store.audit.entries(), [...days, store.audit.head()])]).join('\n')}\n`)
  return { folder, file, days }
}

test('the file alone shows that the log is whole, and how much of it was erased', () => {
  expect(check(exported().file)).toEqual({
    status: 0,
    stdout: '4 entries, 1 of them erased, 2 heads compared.\nThe log is whole.\n'
  })
})

test.each<[string, (lines: string[]) => string[], string]>([
  ['a change', (lines) => lines.map((line) => line.replace('Clerk', 'Other')), 'changed'],
  ['a changed text', (lines) => lines.map((line) => line.replace('accept', 'reject')), 'its text was changed'],
  ['a hole', (lines) => lines.filter((_, at) => at !== 1), 'missing or out of order'],
  ['another order', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest], 'missing or out of order'],
  ['a cut tail', (lines) => lines.filter((_, at) => at !== 3), 'cut: 4 entries were known, 3 are there'],
  [
    'a forged head',
    (lines) => lines.map((line) => line.replace(/"root":"[0-9a-f]+"/, `"root":"${'f'.repeat(64)}"`)),
    'not those of a known head'
  ]
])('the file alone shows %s', (_what, edit, fault) => {
  const { status, stdout } = check(exported(edit).file)
  expect(stdout).toContain(fault)
  expect(status).toBe(1)
})

test('a log that was cut together with its heads does not fit the heads in the office’s folder', async () => {
  const { folder, file, days } = exported((lines) => lines.slice(0, 2))
  expect(check(file).status).toBe(0)
  const heads = join(folder, 'audit-log-K7Q.txt')
  await writeHeads({ file: heads, days, isSame })
  expect(readHeads(readFileSync(heads, 'utf8'))).toEqual(days)
  expect(check(file, heads)).toMatchObject({ status: 1, stdout: expect.stringContaining('cut: 3 entries were known') })
})

test('what the office’s folder was told once stays there, also what the desk has no more', async () => {
  const { folder, days } = exported()
  const file = join(folder, 'heads.txt')
  const earlier = `2026-01-01 ${'a'.repeat(32)} 7 ${'b'.repeat(64)}\n`
  writeFileSync(file, earlier)
  await writeHeads({ file, days, isSame })
  await writeHeads({ file, days, isSame })
  expect(readFileSync(file, 'utf8').startsWith(earlier)).toBe(true)
  expect(readHeads(readFileSync(file, 'utf8'))).toHaveLength(1 + days.length)
})

test('without a file it says how it is called', () => {
  expect(check().status).toBe(2)
})

test('the desk saves its log as lines that can be checked and as a table, and the log tells of both', async () => {
  const { api, folder, shell } = deskInMemory()
  shell.chosen.place = join(folder, 'log.jsonl')
  expect(await api.audit.save({ as: 'lines' })).toMatchObject({ ok: true, value: { fileName: 'log.jsonl' } })
  expect(check(shell.chosen.place).status).toBe(0)
  shell.chosen.place = join(folder, 'log.csv')
  await api.audit.save({ as: 'csv' })
  const table = readFileSync(shell.chosen.place, 'utf8').split('\r\n')
  expect(table[0]).toBe('\uFEFF"time";"author";"act";"text";"stream";"number";"hash"')
  expect(table.at(-2)).toContain('"Clerk";"export"')
})
