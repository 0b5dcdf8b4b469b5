/** A wire between a desk and a server, which can be pulled: then nothing comes through, and nobody is told. */

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire. */
export type Relay = Disposable & { port: number; pull(): void; plugIn(): void }

/** Lays one to a port of this computer. */
export async function startRelay(to: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  let isPulled = false
  const carry = (from: Socket, other: Socket) => {
    sockets.add(from)
    from.on('data', (bytes) => {
      if (!isPulled) other.write(bytes)
    })
    from.on('error', () => {})
    from.on('close', () => {
      sockets.delete(from)
      if (!isPulled) other.destroy()
    })
  }
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    carry(near, far)
    carry(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    pull() {
      isPulled = true
    },
    /** What was under way is lost: those connections end. */
    plugIn() {
      for (const socket of sockets) socket.destroy()
      isPulled = false
    },
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
    }
  }
}
