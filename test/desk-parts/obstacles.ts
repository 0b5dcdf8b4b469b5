/** What can come in the way between the window and main. */
import type { z } from 'zod'
import { calls } from '../../preload/contract/contract.ts'
import type { Channel, MemoryTransport } from './memory-transport.ts'

type Stopped = { answer: unknown } | undefined

/** Ways to put something in the way of a line's calls. */
export function obstacles(line: MemoryTransport) {
  const inTheWay = new Map<string, () => Stopped | Promise<Stopped>>()
  line.between = async ({ channel }) => inTheWay.get(channel)?.()

  return {
    /** Every such call is rejected before it reaches main, as when main is gone. */
    breaks(channel: Channel): void {
      inTheWay.set(channel, () => {
        throw new Error('reply was never sent')
      })
    },
    /** Every such call is answered so, in main's place. The answer must be one of the contract's. */
    answers(channel: Channel, answer: unknown): void {
      const fitting = answerOf(channel).parse(answer)
      inTheWay.set(channel, () => ({ answer: fitting }))
    },
    /** Such calls wait before they go on to main, until they are let go. */
    holds(channel: Channel): () => void {
      const held = Promise.withResolvers<undefined>()
      inTheWay.set(channel, () => held.promise)
      return () => {
        inTheWay.delete(channel)
        held.resolve(undefined)
      }
    },
    /** Calls reach main again. */
    clears(channel: Channel): void {
      inTheWay.delete(channel)
    }
  }
}

function answerOf(channel: Channel): z.ZodType {
  const [domain, name] = channel.split('.')
  const named: [string, Record<string, { answer: z.ZodType }>][] = Object.entries(calls)
  const found = named.find(([one]) => one === domain)?.[1][name ?? '']
  if (!found) throw new Error(`no call ${channel}`)
  return found.answer
}
