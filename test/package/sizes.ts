/** How large the app's own part of a package may be: all but Electron, which is the same size whatever the app does. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** In MB of a million bytes. Whoever needs more raises it here, and in docs/for-it.md. */
export const ownPartBudget = 18

/** Says so, in words, where the own part of a package takes more than its budget. `packaged` is the program's folder. */
export function overBudget(packaged: string, budget: number = ownPartBudget): string[] {
  const folder = join(packaged, 'resources')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  return bytes > budget * 1e6 ? [`${(bytes / 1e6).toFixed(1)} MB of ${budget} MB`] : []
}
