/** The record of identification that a clerk saves, unpacked. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'

/** Saves the record of the request in hand by its key, and unpacks it. Returns the folder, which the end of the test removes. */
export async function savedRecord(clerk: Clerk, app: Parameters<typeof answerSaveDialog>[0]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-record-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'pack.zip')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
  await answerSaveDialog(app, file)
  await clerk.press('e')
  await clerk.page
    .getByText(words('action.saved', { fileName: 'pack.zip' }))
    .first()
    .waitFor()
  const unpacked = join(folder, 'unpacked')
  execFileSync('unzip', ['-q', file, '-d', unpacked])
  return unpacked
}
