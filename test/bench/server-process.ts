/** The practice server in a process of its own, as a service is: what it works takes nothing from the desk's own thread. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PracticeClient, type PracticeServer } from '../eeid-server/index.ts'

/** What a bench uses of the server. */
export type ServerProcess = Pick<PracticeServer, 'url' | 'clientId' | 'clientSecret' | 'practice' | 'close'>

const program = join(import.meta.dirname, '../eeid-server/main.ts')

/** Starts it. Rejects where it ends before it listens. */
export async function startServerProcess(seed: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, '--seed', String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error('the practice server did not start')))
  ])) as [string]
  const { url, clientId, clientSecret } = JSON.parse(line) as Record<'url' | 'clientId' | 'clientSecret', string>
  const close = async () => {
    child.kill()
    await ended
  }
  return { url, clientId, clientSecret, practice: new PracticeClient(url), close }
}
