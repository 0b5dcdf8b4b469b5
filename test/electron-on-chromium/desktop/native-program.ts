/** Runs the desktop's own programs for what Electron has native code for; only where there is a desktop. */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { headed } from '../host.ts'
import { notProvided } from '../not-provided.ts'

function isInstalled(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((folder) => fs.existsSync(path.join(folder, program)))
}

/** Runs a program and answers its exit code and output. Refuses headless, or where it is not installed. */
export function runNative(
  what: string,
  program: string,
  args: readonly string[]
): Promise<{ code: number; output: string }> {
  if (!headed) notProvided(`${what} without a display`)
  if (!isInstalled(program)) notProvided(`${what} without ${program} installed`)
  return new Promise((resolve) => {
    execFile(program, args, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, output: stdout.replace(/\n$/, '') })
    })
  })
}
