/** The system's own table of sockets, because a flag proves nothing. Linux only. */
import { readFileSync } from 'node:fs'

// `st` of /proc/net/tcp, TCP_LISTEN.
const listening = '0A'

/** Whether anything on this machine listens on a TCP port. */
export function isListening(port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .some(([, local, , state]) => local?.endsWith(`:${hex}`) && state === listening)
  )
}
