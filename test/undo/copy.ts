/** A copy of the repository's files as they stand, in which a protection can be undone. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Protection } from './kit.ts'

const repository = join(import.meta.dirname, '../..')

/** A copy; what is installed is the repository's own. */
export type Copy = {
  folder: string
  /** Undoes a protection; returns how it is put back. @throws where the text does not stand there exactly once */
  undo(protection: Protection): () => void
  remove(): void
}

/** Makes one in a temporary folder. */
export function copyRepository(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-undo-'))
  for (const file of trackedFiles()) cpSync(join(repository, file), join(folder, file), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    folder,
    undo({ name, file, from, to }) {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      if (before.split(from).length !== 2) throw new Error(`${name}: not once in ${file}: ${from}`)
      writeFileSync(
        path,
        before.replace(from, () => to)
      )
      return () => writeFileSync(path, before)
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function trackedFiles(): string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`)
  // One that was deleted since is listed still.
  return listed.stdout.split('\0').filter((file) => file !== '' && existsSync(join(repository, file)))
}
