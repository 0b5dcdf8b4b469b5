/** What a man in the middle can do to one call. */
import type { Socket } from 'node:net'
import type { CallName } from '../../main/eeid/client.ts'
import { type Answer, type Asked, wholeOf } from './wire.ts'

/** One call under way. */
export type Exchange = {
  asked: Asked
  socket: Socket
  /** Hands the call on to the service, once, and returns its answer. */
  answer(): Promise<Answer>
  /** The service's answer to the same call about another request, as far as one was asked for before. */
  anothers(): Promise<Answer>
  /** Writes bytes and waits until they have left. */
  write(bytes: Buffer | string): Promise<void>
  /** From now on nothing more is to be waited for: the caller has to give up by itself. */
  hang(): void
}

/** One fault. */
export type Fault = {
  /** What it does, in words: `fault` of a table. */
  name: string
  /** The calls that it can be done to; all of them unless told. */
  calls?: readonly CallName[]
  play(exchange: Exchange): Promise<void>
  /**
   * What the connection may say while it lasts, as `status:look` of the line; beside `online`. None: the app manages, and
   * the connection says nothing.
   */
  says?: RegExp
  /** What else the connection has to say, whatever its status: the trouble of a line. */
  trouble?: string
  /** A stranger's page in place of a proof is not held against the proof. */
  isStrangers?: true
}

/** A fault that changes what the service answered. */
export const changing = (change: (answer: Answer, asked: Asked) => Answer) => async (exchange: Exchange) => {
  await exchange.write(wholeOf(change(await exchange.answer(), exchange.asked)))
  exchange.socket.end()
}

/** A fault that answers in the service's place. */
export const instead =
  (answer: Answer) =>
  async ({ write, socket }: Exchange) => {
    await write(wholeOf(answer))
    socket.end()
  }
