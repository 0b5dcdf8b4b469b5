import { spawnSync } from 'node:child_process'

/**
 * Runs a program of the system to its end; returns what it printed.
 * @throws with what it said, where it fails
 */
export function runTool(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const done = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 })
  if (done.error) throw done.error
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${done.stdout}${done.stderr}`)
  return done.stdout
}
