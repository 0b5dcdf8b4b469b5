import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionCounts, Plug, Practice } from '../control/practice.ts'

interface Line {
  number: number
  socket: Socket
  /** Whether the last request on it was for the control API. */
  control: boolean
  /** Whether it ever carried a request that was not. */
  carried: boolean
}

/** A practice server with the connections it is served over. */
export interface ServedPractice extends Practice {
  connections: Connections
  /** What in requests and honest answers was not as the description has it, in words. */
  violations: string[]
}

/** The server's TCP connections, which can all be torn at once, except those of the control API. */
export class Connections implements Plug {
  readonly #lines = new Map<Socket, Line>()
  #last = 0
  #opened = 0
  #unplugged = false

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#last += 1
      this.#lines.set(socket, { number: this.#last, socket, control: false, carried: false })
      socket.on('close', () => this.#lines.delete(socket))
      socket.on('error', () => {})
    })
  }

  get unplugged(): boolean {
    return this.#unplugged
  }

  /** Notes a request on a connection and answers with the connection's number. */
  note(socket: Socket, control: boolean): number {
    const line = this.#lines.get(socket)
    if (!line) return 0
    line.control = control
    if (!control && !line.carried) {
      line.carried = true
      this.#opened += 1
    }
    return line.number
  }

  counts(): ConnectionCounts {
    return { opened: this.#opened, open: [...this.#lines.values()].filter(({ carried }) => carried).length }
  }

  unplug(): void {
    this.#unplugged = true
    for (const line of this.#lines.values()) if (!line.control) line.socket.resetAndDestroy()
  }

  plug(): void {
    this.#unplugged = false
  }

  /** Ends every connection, the control API's too. */
  destroyAll(): void {
    for (const { socket } of this.#lines.values()) socket.destroy()
  }

  clear(): void {
    this.#unplugged = false
    this.#opened = 0
  }
}
