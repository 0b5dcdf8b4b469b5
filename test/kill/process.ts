/** Lives out one life in a process of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { killedAsMeant } from './killer.ts'
import { type Life, lifeVariable } from './life.ts'

/** How a life ended: `meant` where it was planned, `late` where it did not get there, else in order or by a fault. */
export type Death = { end: 'meant' | 'late' | 'settled' | 'fault'; words: string; ms: number }

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** Starts the process and waits for its end. */
export function liveOut(life: Life): Promise<Death> {
  const begun = performance.now()
  const env = { ...process.env, [lifeVariable]: JSON.stringify(life) }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let words = ''
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    words += bytes.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ end: endOf(code, signal, output), words: words.trim(), ms: performance.now() - begun })
    })
  })
}

function endOf(code: number | null, signal: NodeJS.Signals | null, output: string): Death['end'] {
  if (signal === 'SIGKILL') return output.includes(killedAsMeant) ? 'meant' : 'late'
  return code === 0 ? 'settled' : 'fault'
}
