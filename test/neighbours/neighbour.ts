/** What all neighbours have in common: a folder, a port of loopback, a process that is the test's child, and its end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../ports/free-port.ts'

/** A command that stays in the foreground. */
export type Command = { program: string; args: readonly string[]; env?: Record<string, string> }

/** Where a neighbour is about to run: a folder for all that it writes, and its port. */
export type Place = { folder: string; port: number }

/** A running neighbour. */
export type Neighbour = AsyncDisposable &
  Place & {
    /** Ends it, as if somebody had pulled its plug: nobody listens at its port. */
    goAway(): Promise<void>
    /** Starts it anew in its place. */
    comeBack(): Promise<void>
  }

/** A new folder, which a program that gives up root's rights may write too. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `eeid-desk-${name}-`))
  chmodSync(folder, 0o777)
  return folder
}

/**
 * Starts a neighbour that `prepare` sets up; returns once it takes connections. Its end takes the folder along.
 * @throws Error with its last words where it ends before
 */
export async function startNeighbour(name: string, prepare: (place: Place) => Command): Promise<Neighbour> {
  const folder = openFolder(name)
  const port = await freePort()
  const command = prepare({ folder, port })
  let running = await run(command, port)
  return {
    folder,
    port,
    goAway: () => running.end(),
    async comeBack() {
      running = await run(command, port)
    },
    async [Symbol.asyncDispose]() {
      await running.end()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

async function run({ program, args, env }: Command, port: number): Promise<{ end(): Promise<void> }> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(child, 'exit')
  await untilUp(port, () => (child.exitCode === null ? undefined : said))
  return {
    async end() {
      child.kill('SIGTERM')
      await ended
    }
  }
}

/** Waits until the port is taken; `lastWords`: what it said, once it has ended. */
async function untilUp(port: number, lastWords: () => string | undefined): Promise<void> {
  while (!(await takesConnections(port))) {
    const said = lastWords()
    if (said !== undefined) throw new Error(`the neighbour ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  }).finally(() => socket.destroy())
}
