/** One folder of two users, in which each may replace only what is his own (as /tmp): real users, by a process of each. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifestName } from '../../../main/filing/manifest.ts'
import { verifyFolder } from '../../../main/filing/verify.ts'
import { sha256Of } from '../../../main/store/proofs.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

const main = join(import.meta.dirname, '../../../main')

/** Lists one file as this user, whose desk has this code; returns how it ended. */
function listAs(uid: number, desk: string, folder: string, path: string) {
  const own = [{ path, sha256: sha256Of(readFileSync(join(folder, path))) }]
  const script = `
    import { join } from 'node:path'
    import { writeManifest } from '${main}/filing/manifest.ts'
    const folder = ${JSON.stringify(folder)}
    await writeManifest({
      folder, own: ${JSON.stringify(own)}, desk: '${desk}',
      fileOf: async (name) => join(folder, name), isSame: async () => true
    })`
  const options = { uid, gid: uid, encoding: 'utf8' as const, cwd: '/' }
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], options)
}

test.skipIf(!isRoot)(
  'each user’s desk has a list where it may not write in the other’s, and both are read',
  async (context) => {
    const folder = join(temporaryFolder(), 'shared')
    chmodSync(join(folder, '..'), 0o755)
    mkdirSync(folder)
    chmodSync(folder, 0o1777)
    const [one, other] = [65_533, 65_534]
    for (const [name, uid] of [
      ['one.pdf', one],
      ['two.pdf', other],
      ['three.pdf', other]
    ] as const) {
      writeFileSync(join(folder, name), name)
      chownSync(join(folder, name), uid, uid)
    }
    const first = listAs(one, 'AAA', folder, 'one.pdf')
    // Where the tests are is no other user's to read.
    if (/EACCES|ERR_MODULE_NOT_FOUND/.test(first.stderr)) return context.skip()
    expect([first.status, listAs(other, 'BBB', folder, 'two.pdf').status]).toEqual([0, 0])
    expect(listAs(other, 'BBB', folder, 'three.pdf').status).toBe(0)
    expect(listAs(one, 'AAA', folder, 'one.pdf').status).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(
      [manifestName, 'manifest-sha256-BBB.txt', 'one.pdf', 'three.pdf', 'two.pdf'].sort()
    )
    expect(statSync(join(folder, manifestName)).uid).toBe(one)
    for (const list of [manifestName, 'manifest-sha256-BBB.txt'])
      expect(spawnSync('sha256sum', ['-c', '--strict', list], { cwd: folder }).status).toBe(0)
    const found = await verifyFolder({ folder, filed: () => [], tell: () => true })
    expect(found).toEqual({ whole: 0, others: 3, changed: [], missing: [], foreign: [] })
  }
)

test.skipIf(!isRoot)('a list that another user keeps to himself is left to him', async (context) => {
  const folder = join(temporaryFolder(), 'shared')
  chmodSync(join(folder, '..'), 0o755)
  mkdirSync(folder)
  chmodSync(folder, 0o777)
  writeFileSync(join(folder, manifestName), 'private', { mode: 0o600 })
  writeFileSync(join(folder, 'one.pdf'), 'one')
  const ended = listAs(65_534, 'BBB', folder, 'one.pdf')
  if (/ERR_MODULE_NOT_FOUND|EACCES.*main/.test(ended.stderr)) return context.skip()
  expect(ended.status).toBe(0)
  expect(readFileSync(join(folder, manifestName), 'utf8')).toBe('private')
  expect(readFileSync(join(folder, 'manifest-sha256-BBB.txt'), 'utf8')).toContain('one.pdf')
})

test('a pipe in the place of a list is no list, and is not waited for', async () => {
  const folder = temporaryFolder()
  if (spawnSync('mkfifo', [join(folder, manifestName)]).status !== 0) return
  symlinkSync('nowhere', join(folder, 'manifest-sha256-XYZ.txt'))
  await expect(verifyFolder({ folder, filed: () => [], tell: () => true })).rejects.toMatchObject({ code: 'EISDIR' })
})
