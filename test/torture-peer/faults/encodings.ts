/** Bodies that are packed, as they say or otherwise. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { changing, type Fault } from '../fault.ts'
import type { Answer } from '../wire.ts'

const packed = (name: string, pack: (body: Buffer) => Buffer, encoding: string | null, says?: RegExp): Fault => ({
  name,
  ...(says ? { says } : {}),
  play: changing((answer) => ({ ...encoded(answer, encoding), body: pack(answer.body) }))
})

const encoded = (answer: Answer, encoding: string | null): Answer =>
  encoding === null ? answer : { ...answer, headers: { ...answer.headers, 'content-encoding': encoding } }

const cut = (body: Buffer) => body.subarray(0, Math.floor(body.length / 2))

const broken = /^(offline|serviceDown|inBetween)/

/** Every one of them. */
export const encodingFaults: readonly Fault[] = [
  packed('is packed with gzip', gzipSync, 'gzip'),
  packed('is packed with deflate', deflateSync, 'deflate'),
  packed('is packed with br', brotliCompressSync, 'br'),
  packed('is packed with zstd', zstdCompressSync, 'zstd'),
  packed('is packed twice', (body) => brotliCompressSync(gzipSync(body)), 'gzip, br'),
  packed('is packed with gzip and cut', (body) => cut(gzipSync(body)), 'gzip', broken),
  packed('says gzip and is not packed', (body) => body, 'gzip', broken),
  packed('is packed with gzip and does not say so', gzipSync, null, broken),
  packed('says br and is packed with gzip', gzipSync, 'br', broken),
  packed('says zstd and is not packed', (body) => body, 'zstd', broken),
  packed('is packed in a way that nobody knows', (body) => body.map((byte) => byte ^ 0x5a) as Buffer, 'x-own', broken)
]
