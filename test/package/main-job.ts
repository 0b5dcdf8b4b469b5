/** The main job, done with a packaged program on the test host. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { cli } from './build-package.ts'

const repository = join(import.meta.dirname, '../..')

/**
 * Runs `specs` (words of the e2e specs' file names) with the program at `executable`, in a keyring of its own; `env` is given
 * to the tests, the practice server, the program and its browser alike. Returns the exit code.
 */
export function runSpecs(executable: string, specs: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const vitest = [process.execPath, cli('vitest'), 'run', '--project', 'e2e', ...specs]
  const wrapped = inPrivateKeyring(vitest)
  // A packaged app takes its pages from no dev server: nobody answers at this one.
  const strangePages = { ELECTRON_RENDERER_URL: 'http://127.0.0.1:9' }
  const host = { EEID_DESK_EXECUTABLE: executable, EEID_DESK_PACKAGED: '1', EOC_HEADLESS: '1', ...strangePages }
  try {
    const all = { ...wrapped.env, ...host, ...env }
    return spawnSync(wrapped.command, wrapped.args, { cwd: repository, stdio: 'inherit', env: all }).status ?? 1
  } finally {
    wrapped.dispose()
  }
}
