/**
 * A real CUPS of one's own: a `cupsd` on a socket in a folder of its own, whose printers put what they are sent into that
 * folder. `CUPS_SERVER` leads `lp` and `lpstat` to it.
 */
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What arrived at a printer: the PDF's file, and what the queue was told. */
export type PrintedJob = { printer: string; file: string; title: string; copies: number; options: string }

/** A running CUPS. */
export type PrivateCups = {
  /** What the app's environment needs to find it. */
  env: { CUPS_SERVER: string }
  /** Everything that has arrived whole, first to last. */
  jobs(): PrintedJob[]
  /** Ends it; its folder is gone afterwards. */
  stop(): Promise<void>
}

/** A printer: `accepts` is false where its queue refuses. */
export type TestPrinter = { name: string; label: string; accepts?: boolean; isDefault?: boolean }

const systemPrograms = '/usr/lib/cups'
const daemon = '/usr/sbin/cupsd'

/** Starts a CUPS with these printers. */
export async function startCups(printers: readonly TestPrinter[]): Promise<PrivateCups> {
  // Short: the path of a socket has at most 108 bytes. Open: as root, CUPS writes as a user of its own.
  const folder = mkdtempSync(join(tmpdir(), 'eeid-cups-'))
  const socket = join(folder, 'socket')
  const arrived = join(folder, 'arrived')
  for (const name of ['conf', 'state', 'cache', 'spool', 'arrived', 'bin/backend', 'bin/daemon']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  for (const name of readdirSync(join(systemPrograms, 'daemon'))) {
    symlinkSync(join(systemPrograms, 'daemon', name), join(folder, 'bin/daemon', name))
  }
  writeFileSync(join(folder, 'bin/backend/office'), backend(arrived), { mode: 0o700 })
  writeFileSync(join(folder, 'conf/cupsd.conf'), settings(socket))
  writeFileSync(join(folder, 'conf/cups-files.conf'), places(folder))
  writeFileSync(join(folder, 'conf/printers.conf'), printers.map(queue).join('\n'))
  const child = spawn(
    daemon,
    ['-f', '-c', join(folder, 'conf/cupsd.conf'), '-s', join(folder, 'conf/cups-files.conf')],
    { stdio: 'ignore' }
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await listening(socket, child)
  return {
    env: { CUPS_SERVER: socket },
    jobs: () => jobsIn(arrived),
    async stop() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

async function listening(socket: string, child: { exitCode: number | null }): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(socket)) return
    if (child.exitCode !== null) throw new Error(`cupsd ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('cupsd did not listen within ten seconds')
}

// A queue without a driver hands the file over as it is: by name, or by its standard input.
const backend = (arrived: string): string => `#!/bin/sh
[ $# -eq 0 ] && exit 0
job="${arrived}/$1"
if [ -n "$6" ]; then cat "$6" >"$job.pdf"; else cat >"$job.pdf"; fi
printf '%s\\n' "$PRINTER" "$3" "$4" "$5" >"$job.new" && mv "$job.new" "$job.told"
`

const settings = (socket: string): string => `Listen ${socket}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`

const places = (folder: string): string => `ServerRoot ${folder}/conf
ServerBin ${folder}/bin
StateDir ${folder}/state
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
DocumentRoot ${folder}/conf
ErrorLog ${folder}/errors
AccessLog ${folder}/accesses
PageLog ${folder}/pages
`

const queue = ({ name, label, accepts = true, isDefault = false }: TestPrinter): string => {
  const kind = isDefault ? 'DefaultPrinter' : 'Printer'
  return `<${kind} ${name}>
Info ${label}
DeviceURI office:/
State Idle
Accepting ${accepts ? 'Yes' : 'No'}
</${kind}>`
}

function jobsIn(arrived: string): PrintedJob[] {
  const numbers = readdirSync(arrived).flatMap((name) => (name.endsWith('.told') ? [Number.parseInt(name, 10)] : []))
  return numbers
    .toSorted((one, other) => one - other)
    .map((number) => {
      const told = readFileSync(join(arrived, `${number}.told`), 'utf8').split('\n')
      const [printer = '', title = '', copies = '', options = ''] = told
      return { printer, file: join(arrived, `${number}.pdf`), title, copies: Number(copies), options }
    })
}
