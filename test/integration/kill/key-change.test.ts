import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { keyOpens } from '../../../main/store/backup/restore.ts'
import { cacheFile, ledgerFile } from '../../../main/store/database/files.ts'
import { fileKeychain, keyIn } from '../../kill/keychain.ts'
import { deskIn } from '../../unit/startup/desk-in.ts'

const script = fileURLToPath(new URL('../../kill/key/change.ts', import.meta.url))
const atOnce = 2
// `npm run test:long` kills at every one.
const everyNth = process.env.EEID_DESK_KEY_KILLS === 'all' ? 1 : 5
let begun = ''
let reference: string | undefined

beforeAll(async () => {
  begun = mkdtempSync(join(tmpdir(), 'eeid-desk-key-'))
})

/** A desk with a backup in a folder of its own, as a copy of the one that was begun. */
async function begin(): Promise<void> {
  const { desk } = deskIn(join(begun, 'desk'), fileKeychain(begun))
  await desk.open()
  desk.opened()?.store.desk.takeReference()
  reference = desk.opened()?.store.desk.nextReference()
  await desk.close()
}

function changed(folder: string, nth: number): Promise<string> {
  const child = spawn(process.execPath, [script, folder, String(nth)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve) => child.on('exit', () => resolve(said.trim())))
}

const databaseKeys = (folder: string) =>
  Object.keys(JSON.parse(readFileSync(join(folder, 'keychain.json'), 'utf8'))).filter((name) =>
    name.startsWith('database-key ')
  )

/** Kills a change right before its nth step, and lets the desk start again. Returns what is not as it has to be. */
async function faultsAfterKill(nth: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-key-'))
  try {
    cpSync(begun, folder, { recursive: true })
    if ((await changed(folder, nth)) !== '') return [`${nth}: it was not killed`]
    const { desk } = deskIn(join(folder, 'desk'), fileKeychain(folder))
    const { stage, keyChanged } = await desk.open()
    const next = desk.opened()?.store.desk.nextReference()
    const told = desk.opened()?.store.audit.page({ acts: ['key'], author: null, from: null, until: null }, 0, 9).total
    await desk.close()
    const key = keyIn(folder)
    const files = [
      ledgerFile(join(folder, 'desk')),
      cacheFile(join(folder, 'desk')),
      ...listBackups(join(folder, 'desk')).map(({ file }) => file)
    ]
    const closed = files.filter((file) => !key || !keyOpens([file], key))
    return [
      stage === 'ready' ? '' : `stage ${stage}`,
      next === reference ? '' : 'it has forgotten',
      databaseKeys(folder).length === 1 ? '' : `${databaseKeys(folder).length} keys are left`,
      told === (keyChanged ? 1 : 0) ? '' : `told ${told} times`,
      closed.length === 0 ? '' : `not opened: ${closed.length}`,
      ['key-change', 'key-change.part'].some((name) => existsSync(join(folder, 'desk', name)))
        ? 'something is left'
        : ''
    ].flatMap((fault) => (fault === '' ? [] : [`before step ${nth}: ${fault}`]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a change of the key that is killed at a step is finished or forgotten by the next start', {
  timeout: 600_000
}, async () => {
  onTestFinished(() => rmSync(begun, { recursive: true, force: true }))
  await begin()
  const whole = mkdtempSync(join(tmpdir(), 'eeid-desk-key-'))
  cpSync(begun, whole, { recursive: true })
  const steps = Number(await changed(whole, 0))
  rmSync(whole, { recursive: true, force: true })
  expect(steps).toBeGreaterThan(30)
  const waiting = Array.from({ length: steps }, (_, index) => index + 1).filter((nth) => nth % everyNth === 0)
  const faults: string[] = []
  const work = async () => {
    for (let nth = waiting.shift(); nth !== undefined; nth = waiting.shift())
      faults.push(...(await faultsAfterKill(nth)))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  expect(faults).toEqual([])
})
