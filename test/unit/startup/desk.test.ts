import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-store.ts'
import { contentsOf, deskIn } from './desk-in.ts'

const nameFiles = (folder: string) =>
  ['database-key-id.json', 'database-key-id.copy.json'].map((name) => join(folder, name))

describe('opening the desk', () => {
  test('for the first time makes a key of 256 bits, in the keychain only', async () => {
    const folder = temporaryFolder()
    const { desk, keychain, stages } = deskIn(folder)
    expect(await desk.open()).toMatchObject({ stage: 'ready', cacheRebuilt: false })
    expect(stages).toEqual(['ready'])
    const [key = ''] = keychain.entries.values()
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    for (const [, content = ''] of contentsOf(folder)) {
      expect(Buffer.from(content, 'base64').includes(key)).toBe(false)
      expect(Buffer.from(content, 'base64').includes(Buffer.from(key, 'hex'))).toBe(false)
    }
  })

  test('again finds the same key', async () => {
    const folder = temporaryFolder()
    const first = deskIn(folder)
    await first.desk.open()
    first.desk.opened()?.store.desk.takeReference()
    const next = first.desk.opened()?.store.desk.nextReference()
    await first.desk.close()
    const second = deskIn(folder, first.keychain)
    await second.desk.open()
    expect(second.desk.opened()?.store.desk.nextReference()).toBe(next)
    expect(first.keychain.entries.size).toBe(1)
  })

  test('twice at once opens once', async () => {
    const { desk, stages } = deskIn(temporaryFolder())
    await Promise.all([desk.open(), desk.open()])
    expect(stages).toEqual(['ready'])
  })

  test.each([
    ['locked', 'keychainLocked'],
    ['missing', 'keychainMissing'],
    ['denied', 'keychainDenied']
  ] as const)(
    'with a keychain that is %s stops there, makes nothing, and goes on when it is well',
    async (state, stage) => {
      const folder = join(temporaryFolder(), 'desk')
      const { desk, keychain } = deskIn(folder)
      keychain.state = state
      expect(await desk.open()).toMatchObject({ stage, folder })
      expect(existsSync(folder)).toBe(false)
      expect(desk.opened()).toBeUndefined()
      keychain.state = 'ok'
      expect(await desk.open()).toMatchObject({ stage: 'ready', folder: null })
    }
  )

  test('opens with a full keychain, which gives the key, and says so where it has none yet', async () => {
    const folder = join(temporaryFolder(), 'desk')
    const { desk, keychain } = deskIn(folder)
    keychain.state = 'full'
    expect(await desk.open()).toMatchObject({ stage: 'keychainFull' })
    keychain.state = 'ok'
    await desk.open()
    await desk.close()
    keychain.state = 'full'
    const again = deskIn(folder, keychain)
    expect(await again.desk.open()).toMatchObject({ stage: 'ready' })
  })

  test.each(['entry', 'name'])(
    'without the key’s %s, where a ledger is there, changes nothing and mints nothing',
    async (lost) => {
      const folder = temporaryFolder()
      const first = deskIn(folder)
      await first.desk.open()
      await first.desk.close()
      if (lost === 'entry') first.keychain.entries.clear()
      else for (const file of nameFiles(folder)) rmSync(file)
      const before = contentsOf(folder)
      const entries = first.keychain.entries.size
      const second = deskIn(folder, first.keychain)
      expect(await second.desk.open()).toMatchObject({ stage: lost === 'entry' ? 'keyMissing' : 'keyNameMissing' })
      expect(contentsOf(folder)).toEqual(before)
      expect(first.keychain.entries.size).toBe(entries)
    }
  )

  const harms: [string, (file: string) => void][] = [
    ['lost', (file) => rmSync(file)],
    ['emptied', (file) => writeFileSync(file, '')],
    ['zeroed', (file) => writeFileSync(file, Buffer.alloc(48))]
  ]
  test.each(harms.flatMap(([how, harm]) => [0, 1].map((which) => [how, which, harm] as const)))(
    'with one of the key’s names %s (%i) opens, and writes it again',
    async (_how, which, harm) => {
      const folder = temporaryFolder()
      const first = deskIn(folder)
      await first.desk.open()
      const next = first.desk.opened()?.store.desk.nextReference()
      await first.desk.close()
      const named = nameFiles(folder).map((file) => readFileSync(file, 'utf8'))
      harm(nameFiles(folder)[which] ?? '')
      const second = deskIn(folder, first.keychain)
      expect(await second.desk.open()).toMatchObject({ stage: 'ready' })
      expect(second.desk.opened()?.store.desk.nextReference()).toBe(next)
      expect(nameFiles(folder).map((file) => readFileSync(file, 'utf8'))).toEqual(named)
      expect(first.keychain.entries.size).toBe(1)
    }
  )

  test('of a version that wrote the name once has it twice afterwards', async () => {
    const folder = temporaryFolder()
    const first = deskIn(folder)
    await first.desk.open()
    await first.desk.close()
    const [name = '', copy = ''] = nameFiles(folder)
    rmSync(copy)
    const second = deskIn(folder, first.keychain)
    await second.desk.open()
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(name, 'utf8'))
  })

  test('with another key says that it does not fit, and changes nothing', async () => {
    const folder = temporaryFolder()
    const first = deskIn(folder)
    await first.desk.open()
    await first.desk.close()
    for (const account of first.keychain.entries.keys()) first.keychain.entries.set(account, 'cd'.repeat(32))
    const before = contentsOf(folder)
    const second = deskIn(folder, first.keychain)
    expect(await second.desk.open()).toMatchObject({ stage: 'keyWrong' })
    expect(contentsOf(folder)).toEqual(before)
  })

  test('that is closed while its keychain still thinks does not open afterwards', async () => {
    const { desk, keychain, stages } = deskIn(temporaryFolder())
    const thinking = Promise.withResolvers<void>()
    const { probe } = keychain
    keychain.probe = async () => {
      await thinking.promise
      return probe()
    }
    const opening = desk.open()
    await desk.close()
    thinking.resolve()
    await opening
    expect(desk.opened()).toBeUndefined()
    expect(stages).toEqual([])
  })

  test('where the folder cannot be made says that the disk is at fault', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const { desk } = deskIn(join(folder, 'file', 'desk'))
    expect(await desk.open()).toMatchObject({ stage: 'diskFault' })
  })
})
