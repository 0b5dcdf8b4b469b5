/** What is looked at without running the app: each an npm script of its own. */
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** The npm scripts, the longest first: what is begun last keeps nobody waiting. */
export const checks: readonly string[] = ['types:test', 'types:renderer', 'dead-code', 'lint', 'types:main', 'floors']

/** How a check ended, with all that it said. */
export type Checked = { name: string; isOk: boolean; said: string; seconds: number }

/** Runs an npm script to its end; one that cannot be started is not in order. */
export function runScript(name: string): Promise<Checked> {
  const begun = performance.now()
  const child = spawn('npm', ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a script of the shell's.
    shell: process.platform === 'win32'
  })
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve) => {
    const ended = (isOk: boolean, why = '') => {
      const seconds = Math.round((performance.now() - begun) / 1_000)
      resolve({ name, isOk, said: `${Buffer.concat(parts)}${why}`.trim(), seconds })
    }
    child.once('error', (error) => ended(false, String(error)))
    child.once('close', (code) => ended(code === 0, code === 0 ? '' : `\nended with ${code}`))
  })
}

/**
 * Runs all of them, so many at a time, whatever comes of one; `told` hears of each when it has ended, so that no two speak
 * at once. Returns the names of those that are not in order.
 */
export async function runAll(
  names: readonly string[],
  atOnce: number,
  run: (name: string) => Promise<Checked>,
  told: (checked: Checked) => void
): Promise<string[]> {
  const waiting = [...names]
  const failed: string[] = []
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const checked = await run(next)
      if (!checked.isOk) failed.push(next)
      told(checked)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work))
  return failed
}
