/** A man in the middle of every call between the app and the practice server: it hands on, or does what it is told. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { CallName } from '../../main/eeid/client.ts'
import type { Exchange, Fault } from './fault.ts'
import { type Asked, askedIn, handOn, wholeOf } from './wire.ts'

/** A peer that listens. */
export class TorturePeer implements AsyncDisposable {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #upstream: string
  readonly #before = new Map<string, Asked>()
  #fault: { call: CallName; play: Fault['play'] } | null = null
  /** How many calls the fault has met. */
  met = 0
  /** How many callers wait for what does not come. */
  hanging = 0
  /** How many calls it is about to answer. */
  answering = 0

  private constructor(upstream: string) {
    this.#upstream = upstream
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#connected(socket))
  }

  /** Listens before the service at this URL. */
  static async listen(upstream: string): Promise<TorturePeer> {
    const peer = new TorturePeer(upstream)
    const { promise, resolve } = Promise.withResolvers<void>()
    peer.#server.listen(0, '127.0.0.1', resolve)
    await promise
    return peer
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on this happens to every call of this name. */
  play(call: CallName, { play }: Fault): void {
    this.#fault = { call, play }
    this.met = 0
  }

  /** Hands everything on again. */
  rest(): void {
    this.#fault = null
  }

  #connected(socket: Socket): void {
    this.#sockets.add(socket)
    let bytes = Buffer.alloc(0)
    let isAnswered = false
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('end', () => isAnswered || socket.end())
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part])
      const asked = isAnswered ? undefined : askedIn(bytes)
      if (!asked) return
      isAnswered = true
      // The caller has gone: nobody is left to tell.
      this.answering += 1
      this.#answer(asked, socket)
        .catch(() => socket.destroy())
        .finally(() => {
          this.answering -= 1
        })
    })
  }

  async #answer(asked: Asked, socket: Socket): Promise<void> {
    const exchange = this.#exchange(asked, socket)
    const fault = this.#fault
    if (fault && fault.call === asked.name) {
      this.met += 1
      await fault.play(exchange)
      return
    }
    if (asked.name) this.#before.set(asked.name, asked)
    await exchange.write(wholeOf(await exchange.answer()))
    socket.end()
  }

  #exchange(asked: Asked, socket: Socket): Exchange {
    let answer: ReturnType<typeof handOn> | undefined
    return {
      asked,
      socket,
      answer: () => {
        answer ??= handOn(this.#upstream, asked)
        return answer
      },
      anothers: () => {
        const { url } = this.#before.get(asked.name ?? '') ?? asked
        return handOn(this.#upstream, { ...asked, url })
      },
      write(bytes) {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        socket.write(bytes, (error) => (error ? reject(error) : resolve()))
        return promise
      },
      hang: () => {
        this.hanging += 1
        socket.once('close', () => {
          this.hanging -= 1
        })
        // With a half of it open only, the caller's leaving would never be seen.
        socket.once('end', () => socket.destroy())
      }
    }
  }

  /** Ends every connection and listens no more. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#server.close(() => resolve())
    for (const socket of this.#sockets) socket.destroy()
    await promise
  }
}
