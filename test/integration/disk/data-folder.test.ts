/** The folder of the desk's own data may not be written when the app starts: it says so, and opens once it may. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { preferencesIn } from '../../../main/startup/preferences.ts'
import { deskIn } from '../../unit/startup/desk-in.ts'
import { canMount, fill, remount, smallDisk } from './small-disk.ts'

test.skipIf(!canMount).each(['with data in it', 'at the first start'])(
  'read-only %s: the disk is named, nothing is begun anew, and it opens once it may be written',
  async (when) => {
    const disk = smallDisk(8 * 1024 * 1024)
    if (!disk) throw new Error('nothing could be mounted')
    const folder = join(disk, 'desk')
    const first = deskIn(folder)
    if (when === 'with data in it') {
      await first.desk.open()
      first.desk.opened()?.store.desk.takeReference()
    }
    const next = first.desk.opened()?.store.desk.nextReference()
    await first.desk.close()
    expect(remount(disk, 'ro')).toBe(true)
    const { desk } = deskIn(folder, first.keychain)
    expect(await desk.open()).toMatchObject({ stage: 'diskFault', folder })
    expect(remount(disk, 'rw')).toBe(true)
    expect(await desk.open()).toMatchObject({ stage: 'ready' })
    if (next !== undefined) expect(desk.opened()?.store.desk.nextReference()).toBe(next)
    expect(first.keychain.entries.size).toBe(1)
  }
)

test.skipIf(!canMount)('full at the start: the disk is named, and it opens once there is room', async () => {
  const disk = smallDisk(8 * 1024 * 1024)
  if (!disk) throw new Error('nothing could be mounted')
  const folder = join(disk, 'desk')
  mkdirSync(folder)
  const makeRoom = fill(disk)
  const { desk, keychain } = deskIn(folder)
  expect(await desk.open()).toMatchObject({ stage: 'diskFault', folder })
  makeRoom()
  expect(await desk.open()).toMatchObject({ stage: 'ready' })
  expect(keychain.entries.size).toBe(1)
})

test.skipIf(!canMount)('that is read-only keeps nobody from another language, until the app ends', () => {
  const disk = smallDisk(1024 * 1024)
  if (!disk) throw new Error('nothing could be mounted')
  remount(disk, 'ro')
  const preferences = preferencesIn(disk, () => ['en'])
  expect(preferences.set({ language: 'et' }).language).toBe('et')
  expect(preferences.get().language).toBe('et')
})
