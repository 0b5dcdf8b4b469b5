import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-store.ts'

const group = new URL('../../demo/group.ts', import.meta.url).href

/** A process that runs `script` in a shell by `runTogether`, and ends with its code. */
const starter = (script: string) =>
  spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { runTogether } from '${group}'; process.exitCode = await runTogether('sh', ['-c', process.argv[1]], process.env)`,
    script
  ])

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20))
}

test.skipIf(process.platform === 'win32')('what ends the one who started it ends all that was started', async () => {
  const file = join(temporaryFolder(), 'inner')
  // The outer shell dies at once, as dbus-run-session does; the inner one takes its time to end.
  const inner = `trap 'sleep 0.3; echo ended >> ${file}; exit' TERM; echo begun > ${file}; while :; do sleep 0.05; done`
  const process = starter(`sh -c "$0" & wait`.replace('$0', inner.replaceAll('"', '\\"')))
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '')
  process.kill('SIGTERM')
  const [code] = await once(process, 'exit')
  expect([code, readFileSync(file, 'utf8')]).toEqual([1, 'begun\nended\n'])
})

test('the exit code is that of the program', async () => {
  const [code] = await once(starter('exit 7'), 'exit')
  expect(code).toBe(7)
})
