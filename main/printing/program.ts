/** Runs a program of the system with bytes on its standard input. */
import { spawn } from 'node:child_process'

/** How a program ended; `missing` where the system has none of that name, `late` where it did not end in time. */
export type Ended = { kind: 'ended'; code: number; stdout: string; stderr: string } | { kind: 'missing' | 'late' }

/** One run: `lateMs` is how long it may take, milliseconds. */
export type Run = { program: string; args: readonly string[]; input?: Uint8Array; lateMs: number }

// What these programs say is a list of names or one sentence.
const mostCharacters = 200_000

/** Runs a program to its end. */
export function runProgram({ program, args, input, lateMs }: Run): Promise<Ended> {
  return new Promise((resolve) => {
    // A key of its own for every message would depend on the language of the system.
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, windowsHide: true })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] = (said[stream] + text).slice(0, mostCharacters)
      })
    }
    const timer = setTimeout(() => {
      resolve({ kind: 'late' })
      child.kill('SIGKILL')
    }, lateMs)
    child.once('error', () => {
      clearTimeout(timer)
      resolve({ kind: 'missing' })
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ kind: 'ended', code: code ?? 1, ...said })
    })
    // It may end without reading: that is told by how it ended.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
