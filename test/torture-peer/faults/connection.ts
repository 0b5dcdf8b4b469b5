/** Connections that end, or do not, at each phase of a call. */
import type { Exchange, Fault } from '../fault.ts'
import { headOf, wholeOf } from '../wire.ts'

type End = (exchange: Exchange) => void

const ends: Record<'is reset' | 'is closed', End> = {
  'is reset': ({ socket }) => void socket.resetAndDestroy(),
  'is closed': ({ socket }) => void socket.end()
}

/** How far the call comes before the connection ends. */
const phases: Record<string, (exchange: Exchange) => Promise<void>> = {
  'before the service hears of it': async () => {},
  'once the service has acted': async ({ answer }) => void (await answer()),
  'in the head of the answer': async ({ answer, write }) => {
    const head = headOf(await answer())
    await write(head.subarray(0, Math.floor(head.length / 2)))
  },
  'in the body of the answer': async ({ answer, write }) => {
    const whole = wholeOf(await answer())
    await write(whole.subarray(0, whole.length - 3))
  }
}

const broken = Object.entries(phases).flatMap(([phase, reach]) =>
  Object.entries(ends).map(
    ([end, finish]): Fault => ({
      name: `${end} ${phase}`,
      // What was cut in the middle of its head or body is told as a fault of the service, or of the way to it.
      says: /^(offline|serviceDown)/,
      async play(exchange) {
        await reach(exchange)
        finish(exchange)
      }
    })
  )
)

const pause = () => new Promise((resolve) => setTimeout(resolve, 2))

/** Every one of them. */
export const connectionFaults: readonly Fault[] = [
  ...broken,
  {
    name: 'is half-closed, and no answer comes',
    says: /^offline/,
    async play({ answer, socket }) {
      await answer()
      socket.end()
    }
  },
  {
    name: 'hears nothing before the service does',
    says: /^offline/,
    play: async ({ hang }) => hang()
  },
  {
    name: 'hears nothing once the service has acted',
    says: /^offline/,
    async play({ answer, hang }) {
      await answer()
      hang()
    }
  },
  {
    name: 'comes byte by byte and never ends',
    says: /^offline/,
    async play({ answer, write, hang }) {
      const whole = wholeOf(await answer())
      await write(whole.subarray(0, whole.length - 30))
      await pause()
      await write(whole.subarray(whole.length - 30, whole.length - 29))
      hang()
    }
  },
  {
    name: 'comes in small pieces',
    async play({ answer, write, socket }) {
      const whole = wholeOf(await answer())
      const size = Math.ceil(whole.length / 7)
      for (let at = 0; at < whole.length; at += size) {
        await write(whole.subarray(at, at + size))
        await pause()
      }
      socket.end()
    }
  }
]
