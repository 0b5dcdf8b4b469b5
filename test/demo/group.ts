/** Programs that end with whoever started them. */
import { spawn } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a program, and answers its exit code once it has ended together with all that it started. What ends this process
 * is passed on to all of them, and they get ten seconds: `dbus-run-session` alone would end without the programs inside it.
 */
export async function runTogether(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  let send: (signal: NodeJS.Signals | 0) => boolean = () => false
  const forward = (signal: NodeJS.Signals) => void send(signal)
  // Before it starts: it may have begun something before `spawn` comes back.
  for (const signal of signals) process.on(signal, forward)
  const hasGroups = process.platform !== 'win32'
  const child = spawn(program, args, { stdio: 'inherit', env, detached: hasGroups })
  const { pid } = child
  if (hasGroups && pid !== undefined) send = (signal) => sendTo(-pid, signal)
  else send = (signal) => signal !== 0 && child.kill(signal)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', resolve)
    })
    for (let tries = 0; code === null && send(0) && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return code ?? 1
  } finally {
    for (const signal of signals) process.off(signal, forward)
  }
}

/** Whether there was somebody to send it to. */
function sendTo(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group, signal)
  } catch {
    return false
  }
}
