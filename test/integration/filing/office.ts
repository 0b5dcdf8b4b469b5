/** An office that files: a store, a folder, its choice of how to file, and a filer that runs. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { type FilingChoice, filingSetting } from '../../../main/filing/choice.ts'
import { startFiler } from '../../../main/filing/filer.ts'
import { silentLog } from '../../../main/log/log.ts'
import {
  cachedRequest,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from '../../unit/store/temporary-store.ts'

/** How long filing may take on a machine that is busy. */
export const patience = { timeout: 50_000, interval: 20 }
const { id: serviceId } = testService

/** An office with a store, a folder, and its choice of how to file. `desk` tells its proofs from another desk's. */
export function office(choice: Partial<FilingChoice> = {}, folder = temporaryFolder(), desk = '') {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const usual = {
    ...filingSetting.initial,
    folder,
    template: '{reference}.pdf',
    when: 'completion',
    ...choice
  } as const
  const choose = (part: Partial<FilingChoice>) => store.settings.set(filingSetting, { ...usual, ...part })
  choose({})
  const changed = vi.fn()
  const told = vi.fn<(serviceId: string) => void>()
  const start = () => {
    const filer = startFiler({ store, clock, log: silentLog, changed, filed: told })
    onTestFinished(() => filer.stop())
    return filer
  }
  const complete = (id: string, reference = `K7Q-${id}`, body?: object) => {
    const told = body === undefined ? {} : { body: JSON.stringify(body) }
    store.requests.put(cachedRequest({ id, reference, status: 'completed', completedAt: clock.now(), ...told }))
    const pdf = Buffer.from(`%PDF-1.7 proof of ${id}${desk} ${'.'.repeat(500)} %%EOF`)
    store.proofs.keep(serviceId, id, pdf)
    return pdf
  }
  const filed = (id: string) => store.filings.get(serviceId, id)?.path
  return { clock, store, folder, filer: start(), start, complete, filed, choose, changed, told }
}

/** The PDFs of a folder, by name. */
export const pdfsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()

/** Whether a file of the filing folder is the mark by which a desk knows it again. */
export const isMark = (name: string): boolean => name.startsWith('.eeid-desk.')

/** Whether this user may mount. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A folder at which a share can be mounted and taken away again: what is on the share, a disk of its own, outlives that. */
export function mountPoint(folder = join(temporaryFolder(), 'share')) {
  mkdirSync(folder, { recursive: true })
  const share = temporaryFolder()
  const run = (...command: [string, ...string[]]) => spawnSync(command[0], command.slice(1)).status === 0
  run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', share)
  const unmount = () => run('umount', '-l', folder)
  onTestFinished(() => {
    unmount()
    run('umount', '-l', share)
  })
  return { folder, share, mount: () => run('mount', '--bind', share, folder), unmount }
}
