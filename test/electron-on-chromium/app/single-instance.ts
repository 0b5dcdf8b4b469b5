/**
 * `app.requestSingleInstanceLock`: a symbolic link in userData that names the holder, as Chromium's, made in one step;
 * and a socket through which later instances hand over their command line.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { getHost } from '../host.ts'
import { getPath } from './paths.ts'

/** What a later instance hands over. */
export interface Handover {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

/** Electron's call is synchronous; a connection in Node is not. A small child makes it, and tells by its exit code. */
const messenger = `
const [socket, holder, message] = process.argv.slice(1)
const alive = () => { try { process.kill(Number(holder), 0); return true } catch { return false } }
const attempt = (left) => {
  const retry = () => alive() && left > 0 ? setTimeout(attempt, 50, left - 1) : process.exit(1)
  const connection = require('node:net').connect(socket, () => connection.end(message))
  connection.on('error', retry).on('data', () => process.exit(0))
}
attempt(40)`

let held: { readonly server: net.Server; readonly link: string; readonly socket: string } | undefined

/** Paths of sockets are short: 108 bytes. */
function socketPath(): string {
  const identity = createHash('sha256').update(getPath('userData')).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `eoc-${process.getuid?.() ?? 0}-${identity}.sock`)
}

/** Takes the lock, or tells its holder. */
export function requestLock(data: unknown, onSecondInstance: (handover: Handover) => void): boolean {
  if (held) return true
  const link = path.join(getPath('userData'), 'SingletonLock')
  const socket = socketPath()
  fs.mkdirSync(path.dirname(link), { recursive: true })
  while (!takeLink(link)) {
    if (handOver(link, socket, { argv: process.argv, cwd: process.cwd(), data })) return false
    fs.rmSync(link, { force: true }) // its holder is gone
  }
  fs.rmSync(socket, { force: true })
  const server = net.createServer({ allowHalfOpen: true }, (connection) => receive(connection, onSecondInstance))
  server.listen(socket, () => fs.chmodSync(socket, 0o600)).unref()
  held = { server, link, socket }
  return true
}

/** `app.hasSingleInstanceLock`. */
export function hasLock(): boolean {
  return held !== undefined
}

/** Gives the lock back; also at exit. */
export function releaseLock(): void {
  if (!held) return
  held.server.close()
  for (const file of [held.socket, held.link]) fs.rmSync(file, { force: true })
  held = undefined
}

function takeLink(link: string): boolean {
  try {
    fs.symlinkSync(`${os.hostname()}-${process.pid}`, link)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function handOver(link: string, socket: string, handover: Handover): boolean {
  let holder: string
  try {
    holder = fs.readlinkSync(link).replace(/^.*-/, '')
  } catch {
    return false // given back just now
  }
  const child = spawnSync(getHost().node, ['-e', messenger, socket, holder, JSON.stringify(handover)], {
    env: { ...process.env, NODE_OPTIONS: '' }
  })
  return child.status === 0
}

function receive(connection: net.Socket, onSecondInstance: (handover: Handover) => void): void {
  let text = ''
  connection.setEncoding('utf8')
  connection.on('error', () => {})
  connection.on('data', (part: string) => {
    text += part
  })
  connection.on('end', () => {
    connection.end('taken')
    const handover: Handover = JSON.parse(text)
    setImmediate(onSecondInstance, handover)
  })
}
