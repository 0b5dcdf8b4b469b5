/** Proofs brought down, hashed, sealed and committed, against writing the same bytes into files that are synced. */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../main/log/log.ts'
import { createProofFetch } from '../../main/proofs/fetch.ts'
import { keepAnswer } from '../../main/sync/keep-answer.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { type Compared, compared, timeOf } from './compare.ts'
import { benchService, openBenchStore } from './desk.ts'

const bytes = 200_000

/** Measures it with `count` proofs of 200 kB. */
export async function benchProofs(count: number): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  // The same for each but for its first bytes: no proof may be that of another request.
  const rest = randomBytes(bytes - 50)
  const proofOf = (id: string) => Buffer.concat([Buffer.from(`%PDF-1.7 ${id}`.padEnd(50)), rest])
  const server = createServer(({ url }, response) => response.end(proofOf(url ?? ''))).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const store = openBenchStore(join(folder, 'desk'), randomBytes(32))
  try {
    const service = {
      name: 'Practice desk',
      environment: 'test',
      baseUrl: 'http://127.0.0.1:1',
      clientId: 'c'
    } as const
    store.services.add({ id: benchService, ...service })
    const ids = Array.from({ length: count }, (_, index) => `request-${index}`)
    store.atomically(() => {
      for (const id of ids) {
        const request = serviceRequest({ id, status: 'completed', result: {} })
        keepAnswer(store, { serviceId: benchService, request, now: Date.now() })
      }
    })
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const proof = async (id: string) => {
      const answer = await fetch(`${address}/${id}`)
      return { ok: true as const, value: new Uint8Array(await answer.arrayBuffer()) }
    }
    const client = { proof } as Parameters<typeof createProofFetch>[0]['client']
    const fetchSome = createProofFetch({ serviceId: benchService, store, client, log: silentLog, changed: () => {} })
    const written = (name: string) =>
      timeOf(async () => {
        for (const id of ids) {
          const file = openSync(join(folder, `${name}-${id}`), 'w')
          writeSync(file, (await proof(id)).value)
          fsyncSync(file)
          closeSync(file)
        }
      })
    const bases = [await written('first')]
    const own = await timeOf(async () => {
      while (await fetchSome());
    })
    bases.push(await written('second'))
    if (ids.some((id) => store.proofs.get(benchService, id) === undefined)) throw new Error('a proof was not kept')
    const what = {
      what: `${count} proofs of 200 kB brought down and kept`,
      baseline: 'the same into synced files',
      target: 2
    }
    return compared(what, bases, [own])
  } finally {
    store.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
