/**
 * The name under which the keychain has the databases' key. It is no key: without the keychain it opens nothing. But without
 * it the key is not found among the others, so it is kept in two files: a power cut may leave one of them empty.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { z } from 'zod'

const shape = z.object({ account: z.string().startsWith('database-key ') })

const filesIn = (folder: string): string[] =>
  ['database-key-id.json', 'database-key-id.copy.json'].map((name) => join(folder, name))

/** The names that the files of `folder` tell, each once, the first file's first; none where neither can be read. */
export const keyNames = (folder: string): string[] => [
  ...new Set(filesIn(folder).flatMap((file) => nameIn(file) ?? []))
]

/**
 * Writes the name to each file that does not tell it.
 * @throws what the file system throws
 */
export function keepKeyName(folder: string, account: string): void {
  for (const file of filesIn(folder)) if (nameIn(file) !== account) writeFileSync(file, JSON.stringify({ account }))
}

function nameIn(file: string): string | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8'))).account
  } catch {
    return undefined
  }
}
