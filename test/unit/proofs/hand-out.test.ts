import { randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type OpenerOptions, proofOpener } from '../../../main/proofs/open.ts'
import { proofSaver } from '../../../main/proofs/save.ts'
import { cachedRequest, storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'

const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(5_000)} %%EOF`)

function storeWithProof() {
  const store = storeWithService()
  store.requests.put(cachedRequest({ id: 'r', reference: 'Visit 1/2', status: 'completed' }))
  store.proofs.keep(testService.id, 'r', pdf)
  store.requests.put(cachedRequest({ id: 'none', status: 'completed' }))
  return store
}

describe('saving a proof', () => {
  test('writes it byte for byte under the name the clerk chose, and suggests one after the reference', async () => {
    const folder = temporaryFolder()
    const asked: unknown[] = []
    const save = proofSaver(async (name, last) => {
      asked.push([name, last])
      return join(folder, 'mine.pdf')
    })
    const store = storeWithProof()
    expect(await save(store, 'r')).toEqual({ ok: true, value: { fileName: 'mine.pdf' } })
    await save(store, 'r')
    expect(readFileSync(join(folder, 'mine.pdf')).equals(pdf)).toBe(true)
    expect(readdirSync(folder)).toEqual(['mine.pdf'])
    expect(asked).toEqual([
      ['Visit 1-2.pdf', null],
      ['Visit 1-2.pdf', folder]
    ])
  })

  test('begins where the clerk saved last, also after the app was started again', async () => {
    const desk = temporaryFolder()
    const folder = temporaryFolder()
    const asked: (string | null)[] = []
    for (const _start of [1, 2]) {
      const store = storeWithService(desk)
      store.requests.put(cachedRequest({ id: 'r', status: 'completed' }))
      store.proofs.keep(testService.id, 'r', pdf)
      const save = proofSaver(async (_name, last) => {
        asked.push(last)
        return join(folder, 'mine.pdf')
      })
      await save(store, 'r')
      store.close()
    }
    expect(asked).toEqual([null, folder])
  })

  test('begins where the system does once that folder is gone', async () => {
    const folder = join(temporaryFolder(), 'stick')
    mkdirSync(folder)
    const asked: (string | null)[] = []
    const save = proofSaver(async (_name, last) => {
      asked.push(last)
      return last === null && asked.length > 1 ? null : join(folder, 'mine.pdf')
    })
    const store = storeWithProof()
    await save(store, 'r')
    rmSync(folder, { recursive: true })
    expect(await save(store, 'r')).toEqual({ ok: true, value: null })
    expect(asked).toEqual([null, null])
  })

  test('suggests no name that tells who it is about', async () => {
    const store = storeWithService()
    const result = { sub: 'EE38303039914', family_name: 'KASK' }
    const asked: string[] = []
    for (const reference of ['383 0303 9914', 'visit of kask', 'Visit 1/2']) {
      const body = JSON.stringify({ id: 'r', status: 'completed', reference, result })
      store.requests.put(cachedRequest({ id: 'r', reference, status: 'completed', body }))
      store.proofs.keep(testService.id, 'r', pdf)
      await proofSaver(async (name) => {
        asked.push(name)
        return null
      })(store, 'r')
    }
    expect(asked).toEqual(['proof.pdf', 'proof.pdf', 'Visit 1-2.pdf'])
  })

  test('writes nothing where the clerk closes the dialog', async () => {
    const store = storeWithProof()
    expect(await proofSaver(async () => null)(store, 'r')).toEqual({ ok: true, value: null })
    expect(store.unkept.count().proofs).toBe(1)
  })

  test('notes that it would not be lost any more with a store that keeps nothing', async () => {
    const store = storeWithProof()
    await proofSaver(async () => join(temporaryFolder(), 'mine.pdf'))(store, 'r')
    expect(store.unkept.count().proofs).toBe(0)
  })

  test.each(['a file', 'nothing'])(
    'replaces a link of the name that was chosen, and leaves what it leads to (%s)',
    async (what) => {
      const folder = temporaryFolder()
      const elsewhere = join(temporaryFolder(), 'theirs')
      if (what === 'a file') writeFileSync(elsewhere, 'theirs')
      symlinkSync(elsewhere, join(folder, 'mine.pdf'))
      const save = proofSaver(async () => join(folder, 'mine.pdf'))
      expect(await save(storeWithProof(), 'r')).toMatchObject({ ok: true })
      expect(lstatSync(join(folder, 'mine.pdf')).isFile()).toBe(true)
      expect(readFileSync(join(folder, 'mine.pdf')).equals(pdf)).toBe(true)
      expect(readdirSync(folder)).toEqual(['mine.pdf'])
      expect(existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8') : 'nothing').toBe(
        what === 'a file' ? 'theirs' : what
      )
    }
  )

  test('saves into a folder that is a link: that is what the clerk chose', async () => {
    const real = temporaryFolder()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(real, link)
    await proofSaver(async () => join(link, 'mine.pdf'))(storeWithProof(), 'r')
    expect(readdirSync(real)).toEqual(['mine.pdf'])
  })

  test.each([
    ['a folder that is gone', 'gone/x.pdf', 'folderGone'],
    ['a folder that is a file', 'file/x.pdf', 'folderGone'],
    ['a name that is a folder', 'folder', 'diskFault']
  ])('into %s says so and makes nothing', async (_what, name, code) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    mkdirSync(join(folder, 'folder'))
    const before = readdirSync(folder)
    const answer = await proofSaver(async () => join(folder, name))(storeWithProof(), 'r')
    expect(answer).toMatchObject({ ok: false, error: { code } })
    expect(JSON.stringify(answer)).not.toContain(folder)
    // The library takes its temporary file away a moment after it has said so.
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual(before), { timeout: 10_000 })
  })

  test('of a request without one says that it is not there yet; of an unknown one that there is none', async () => {
    const save = proofSaver(async () => 'never')
    const store = storeWithProof()
    expect(await save(store, 'none')).toMatchObject({ error: { code: 'proofNotYet' } })
    expect(await save(store, 'nobody')).toMatchObject({ error: { code: 'unknownRequest' } })
  })
})

describe('opening a proof', () => {
  // Files carry the machine's own time.
  const opener = (folder: string, options: Partial<OpenerOptions> = {}) => {
    const opened: string[] = []
    const openInViewer = async (file: string) => opened.push(file) > 0
    return { opened, ...proofOpener({ folder, openInViewer, clock: testClock(Date.now()), ...options }) }
  }

  test.skipIf(process.platform === 'win32')('hands over a private file whose name tells nothing', async () => {
    const folder = join(temporaryFolder(), 'opened')
    const { open, opened } = opener(folder)
    await open(storeWithProof(), 'r')
    const [file = ''] = opened
    expect(readFileSync(file).equals(pdf)).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(file).not.toContain('Visit')
  })

  test.skipIf(process.platform === 'win32')('closes a folder to others that was there before', async () => {
    const folder = join(temporaryFolder(), 'opened')
    mkdirSync(folder, { mode: 0o755 })
    await opener(folder).open(storeWithProof(), 'r')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('says where there is no viewer, and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    const { open } = opener(folder, { openInViewer: async () => false })
    expect(await open(storeWithProof(), 'r')).toEqual({ ok: false, error: { code: 'noViewer' } })
    expect(readdirSync(folder)).toEqual([])
  })

  test('removes one of an hour ago by itself, though nothing else is opened', async () => {
    const folder = temporaryFolder()
    const clock = testClock(Date.now())
    const { open, opened } = opener(folder, { clock })
    await open(storeWithProof(), 'r')
    clock.advance(62 * 60_000)
    await vi.waitFor(() => expect(existsSync(opened[0] ?? '')).toBe(false))
  })

  test('removes those of an hour ago before it opens another, and all of them at the end', async () => {
    const folder = temporaryFolder()
    const { open, opened, sweepAll } = opener(folder)
    const store = storeWithProof()
    await open(store, 'r')
    await open(store, 'r')
    const anHourAgo = new Date(Date.now() - 61 * 60_000)
    utimesSync(opened[0] ?? '', anHourAgo, anHourAgo)
    await open(store, 'r')
    expect(readdirSync(folder)).toHaveLength(2)
    await sweepAll()
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
    await sweepAll()
  })

  test('marks it on Windows as come from elsewhere, and nowhere else', async () => {
    // Elsewhere the name of the stream is the name of a file.
    const streams = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pdf:Zone.Identifier'))
    const [windows, linux] = [temporaryFolder(), temporaryFolder()]
    await opener(windows, { platform: 'win32' }).open(storeWithProof(), 'r')
    await opener(linux, { platform: 'linux' }).open(storeWithProof(), 'r')
    const [stream = ''] = streams(windows)
    expect(readFileSync(join(windows, stream), 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n')
    expect(streams(linux)).toEqual([])
  })

  test('tries again and again to remove what a viewer still holds', async () => {
    const folder = temporaryFolder()
    const clock = testClock(Date.now())
    let isHeld = true
    const remove = vi.fn(async (file: string) => {
      if (isHeld) throw Object.assign(new Error('held'), { code: 'EBUSY' })
      rmSync(file)
    })
    const { open, sweepAll } = opener(folder, { clock, remove })
    await open(storeWithProof(), 'r')
    await sweepAll()
    expect(readdirSync(folder)).toHaveLength(1)
    for (const times of [2, 3]) {
      clock.advance(60_000)
      await vi.waitFor(() => expect(remove).toHaveBeenCalledTimes(times))
      // The next attempt is set only once this one has failed.
      await new Promise((resolve) => setImmediate(resolve))
    }
    isHeld = false
    clock.advance(60_000)
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]))
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(600_000)
    expect(remove).toHaveBeenCalledTimes(4)
  })

  /** A folder of the clerk's with everything in it that could be taken for the app's. */
  function documents() {
    const folder = join(temporaryFolder(), 'Documents')
    mkdirSync(join(folder, `${randomUUID()}.pdf`), { recursive: true })
    for (const name of ['contract.docx', `${randomUUID()}.pdf`]) writeFileSync(join(folder, name), 'the clerk’s')
    const long = new Date(Date.now() - 48 * 3_600_000)
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), long, long)
    return { folder, names: readdirSync(folder) }
  }

  test.each(['dir', 'junction'] as const)('empties nothing that a link of its name leads to (%s)', async (kind) => {
    const { folder: elsewhere, names } = documents()
    const folder = join(temporaryFolder(), 'opened-proofs')
    symlinkSync(elsewhere, folder, kind)
    const { open, opened, sweepAll } = opener(folder)
    await sweepAll()
    expect(readdirSync(elsewhere)).toEqual(names)
    rmSync(folder, { force: true })
    symlinkSync(elsewhere, folder, kind)
    expect(await open(storeWithProof(), 'r')).toMatchObject({ ok: true })
    expect(readdirSync(elsewhere)).toEqual(names)
    expect(lstatSync(folder).isDirectory()).toBe(true)
    expect(readFileSync(opened[0] ?? '').equals(pdf)).toBe(true)
    await sweepAll()
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(elsewhere)).toEqual(names)
  })

  test('puts a file aside that has its folder’s name, and goes on', async () => {
    const above = temporaryFolder()
    const folder = join(above, 'opened-proofs')
    writeFileSync(folder, 'whose?')
    expect(await opener(folder).open(storeWithProof(), 'r')).toMatchObject({ ok: true })
    const aside = readdirSync(above).filter((name) => name !== 'opened-proofs')
    expect(aside.map((name) => readFileSync(join(above, name), 'utf8'))).toEqual(['whose?'])
  })

  test('removes what it has handed out, and nothing that somebody else has put beside it', async () => {
    const folder = join(temporaryFolder(), 'opened-proofs')
    const { folder: elsewhere, names } = documents()
    const { open, opened, sweepAll } = opener(folder)
    await open(storeWithProof(), 'r')
    const handedOut = opened[0] ?? ''
    const theirs = ['a contract.pdf', `copy of ${randomUUID()}.pdf`, `${randomUUID()}.pdf.docx`, '00000000.pdf']
    for (const name of theirs) writeFileSync(join(folder, name), 'saved by the clerk')
    mkdirSync(join(folder, `${randomUUID()}.pdf`, 'deep'), { recursive: true })
    symlinkSync(elsewhere, join(folder, 'more'))
    symlinkSync(elsewhere, join(folder, `${randomUUID()}.pdf`))
    const file = join(elsewhere, 'contract.docx')
    symlinkSync(file, join(folder, `${randomUUID()}.pdf`))
    await sweepAll()
    expect(existsSync(handedOut)).toBe(false)
    const left = readdirSync(folder, { withFileTypes: true })
    expect(left.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual([...theirs, 'more'].sort())
    expect(left.filter((entry) => entry.isDirectory())).toHaveLength(1)
    expect(readdirSync(elsewhere)).toEqual(names)
    expect(readFileSync(file, 'utf8')).toBe('the clerk’s')
  })

  test('stops removing once its folder is a link, though it was none when it began', async () => {
    const folder = join(temporaryFolder(), 'opened-proofs')
    const elsewhere = temporaryFolder()
    const remove = vi.fn(async (_file: string) => {
      renameSync(folder, `${folder}-away`)
      symlinkSync(elsewhere, folder)
    })
    const { open, sweepAll } = opener(folder, { remove })
    const store = storeWithProof()
    await open(store, 'r')
    await open(store, 'r')
    for (const name of readdirSync(folder)) writeFileSync(join(elsewhere, name), 'of the same name')
    await sweepAll()
    expect(remove).toHaveBeenCalledOnce()
    expect(readdirSync(elsewhere)).toHaveLength(2)
  })

  test('may be below a link: the folder of the app’s data is where the office wants it', async () => {
    const data = temporaryFolder()
    const link = join(temporaryFolder(), 'data')
    symlinkSync(data, link)
    const { open, sweepAll } = opener(join(link, 'opened-proofs'))
    expect(await open(storeWithProof(), 'r')).toMatchObject({ ok: true })
    expect(readdirSync(join(data, 'opened-proofs'))).toHaveLength(1)
    await sweepAll()
    expect(readdirSync(join(data, 'opened-proofs'))).toEqual([])
  })
})
