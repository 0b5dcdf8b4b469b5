/** A port for something that takes it only later. */
import { createServer } from 'node:net'

// No system gives these to whoever does not ask for a certain port: every other could be gone again by then.
const lowest = 20_000
const highest = 32_000

/** A port of loopback that nothing has, and that nothing gets by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
