/** Desktop sessions with a real Secret Service in every state it can be in, each private to its test. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inPrivateKeyring } from '../../keyring/private-keyring.ts'

/** A call of the keychain: its name, the account, the secret. */
export type Step = ['get' | 'set' | 'remove' | 'probe', account?: string, secret?: string]

/** What a session's keychain is made from; gone with `dispose`. */
export class Sessions implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'eeid-desk-sessions-'))
  readonly #home = join(this.#folder, 'data')

  /** gnome-keyring, unlocked. The same keyring in every session of these. */
  async unlocked(steps: Step[]): Promise<unknown[]> {
    const { command, args, env, dispose } = inPrivateKeyring(asking(steps), this.#home)
    try {
      return await answers(command, args, env)
    } finally {
      dispose()
    }
  }

  /** A desk's day, in which the keyring locks and is unlocked: what `day.ts` prints. */
  day = (): Promise<unknown> => this.#script(new URL('day.ts', import.meta.url))

  /** A desk of an office whose ledger is put back: what `office-mark.ts` prints. */
  officeMark = (): Promise<unknown> => this.#script(new URL('office-mark.ts', import.meta.url))

  async #script(file: URL): Promise<unknown> {
    const script = fileURLToPath(file)
    const { command, args, env, dispose } = inPrivateKeyring([process.execPath, script], this.#home)
    try {
      return await answers(command, args, env)
    } finally {
      dispose()
    }
  }

  /** The same keyring, locked, and nobody there to unlock it. */
  locked(steps: Step[]): Promise<unknown[]> {
    return this.#onBus(this.#bus('no-prompter', ''), steps)
  }

  /** The same keyring, locked, and a prompt that nobody answers. */
  prompting(steps: Step[], deadlineMs: number): Promise<unknown[]> {
    const services = join(this.#folder, 'services')
    mkdirSync(services, { recursive: true })
    const prompter = '[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sleep 20\n'
    writeFileSync(join(services, 'prompter.service'), prompter)
    return this.#onBus(this.#bus('prompter', `<servicedir>${services}</servicedir>`), steps, deadlineMs)
  }

  /** A session bus, and no Secret Service on it. */
  withoutService(steps: Step[]): Promise<unknown[]> {
    const bus = this.#bus('no-service', '')
    return answers('dbus-run-session', [`--config-file=${bus}`, '--', ...asking(steps)], this.#env())
  }

  /** No session bus, as over ssh. */
  withoutBus(steps: Step[]): Promise<unknown[]> {
    const [command = '', ...args] = asking(steps)
    return answers(command, args, this.#env())
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  #onBus(bus: string, steps: Step[], deadlineMs?: number): Promise<unknown[]> {
    // Answers when it has its name on the bus; `--start` leaves the keyring locked.
    const script = 'gnome-keyring-daemon --start --components=secrets >/dev/null && exec "$@"'
    const args = [`--config-file=${bus}`, '--', 'sh', '-c', script, 'sh', ...asking(steps, deadlineMs)]
    return answers('dbus-run-session', args, this.#env())
  }

  #bus(name: string, services: string): string {
    const file = join(this.#folder, `${name}.conf`)
    const allowed = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>'
    const policy = `<policy context="default">${allowed}</policy>`
    const listen = `<listen>unix:dir=${this.#folder}</listen><auth>EXTERNAL</auth>`
    writeFileSync(file, `<busconfig><type>session</type>${listen}${services}${policy}</busconfig>`)
    return file
  }

  #env(): NodeJS.ProcessEnv {
    const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
    const runtime = join(this.#folder, 'run')
    mkdirSync(runtime, { recursive: true, mode: 0o700 })
    return { ...rest, XDG_DATA_HOME: this.#home, XDG_RUNTIME_DIR: runtime }
  }
}

function asking(steps: Step[], deadlineMs = 15_000): [string, ...string[]] {
  const script = fileURLToPath(new URL('ask-keychain.ts', import.meta.url))
  return [process.execPath, script, JSON.stringify(steps), String(deadlineMs)]
}

/** Runs a command and reads the answers it prints. It ends itself by a signal, so its exit code says nothing. */
function answers(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', error: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.error += text
    })
    child.on('error', reject)
    child.on('exit', () => {
      child.stdout.destroy()
      child.stderr.destroy()
      if (said.out === '') reject(new Error(`no answer: ${said.error}`))
      else resolve(JSON.parse(said.out) as unknown[])
    })
  })
}
