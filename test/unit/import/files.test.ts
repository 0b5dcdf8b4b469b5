import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mostBytes } from '../../../common/words/import.ts'
import { csvFiles } from '../../../main/import/files.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

/** The clerk's files: what was asked by the dialogs is noted, and answered with `file`. */
function clerkFiles(file: string | null) {
  const asked: { fileName?: string; folder: string | null }[] = []
  const place = async (fileName: string, folder: string | null) => {
    asked.push({ fileName, folder })
    return file
  }
  const files = csvFiles({
    file: async (folder) => {
      asked.push({ folder })
      return file
    },
    place,
    workbookPlace: place
  })
  return { files, asked }
}

describe('opening a file', () => {
  test('gives its name and its bytes, and nothing of its place', async () => {
    const file = join(temporaryFolder(), 'people.csv')
    writeFileSync(file, 'a;b')
    const opened = await clerkFiles(file).files.open()
    expect(opened).toEqual({ ok: true, value: { fileName: 'people.csv', bytes: new Uint8Array([0x61, 0x3b, 0x62]) } })
  })

  test('takes up to 5 MB', async () => {
    const file = join(temporaryFolder(), 'people.csv')
    writeFileSync(file, 'a')
    truncateSync(file, mostBytes)
    expect(await clerkFiles(file).files.open()).toMatchObject({ ok: true })
    truncateSync(file, mostBytes + 1)
    expect(await clerkFiles(file).files.open()).toEqual({ ok: false, error: { code: 'fileTooBig' } })
  })

  test('says so where it cannot be read, without its path', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'people.csv'))
    for (const name of ['people.csv', 'gone.csv']) {
      const answer = await clerkFiles(join(folder, name)).files.open()
      expect(answer).toMatchObject({ ok: false, error: { code: 'fileUnreadable' } })
      expect(JSON.stringify(answer)).not.toContain(folder)
    }
  })

  test('is nothing where the clerk closes the dialog', async () => {
    expect(await clerkFiles(null).files.open()).toEqual({ ok: true, value: null })
  })
})

describe('saving a file', () => {
  test('suggests a name that is legal everywhere, in the folder of the file that was opened', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'people.csv')
    writeFileSync(file, 'a')
    const { files, asked } = clerkFiles(file)
    await files.open()
    expect(await files.save('people: what/to correct.csv', 'b')).toEqual({
      ok: true,
      value: { fileName: 'people.csv' }
    })
    expect(asked[1]).toEqual({ fileName: 'people- what-to correct.csv', folder })
    expect(readFileSync(file, 'utf8')).toBe('b')
  })

  test('says so where it cannot be written', async () => {
    const file = join(temporaryFolder(), 'gone', 'people.csv')
    expect(await clerkFiles(file).files.save('x', 'b')).toMatchObject({ ok: false, error: { code: 'folderGone' } })
  })
})
