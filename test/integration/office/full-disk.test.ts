/** A server whose disk is full: the desks go on, say why nothing comes, and all arrives once there is room. */
import { chmodSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPostgres } from '../../neighbours/postgres.ts'
import { canMount, fill, smallDisk } from '../disk/small-disk.ts'
import { decideAt, key, newOffice, noteAt, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

const diskBytes = 192 * 1024 * 1024

/** Two desks at a server whose data is on a disk of its own. */
async function officeOnSmallDisk(skip: (why: string) => void) {
  const disk = smallDisk(diskBytes)
  if (disk === undefined) return skip('this machine mounts no file system in memory')
  for (const folder of [dirname(disk), disk]) chmodSync(folder, statSync(folder).mode | 0o055)
  const postgres = await startPostgres(['localhost'], disk)
  onTestFinished(() => postgres[Symbol.asyncDispose]())
  const server = await newOffice(postgres)
  const { one, two } = await officeOfTwo(server)
  for (const desk of [one, two]) told(desk)
  return { disk, postgres, server, one, two }
}

const stateOf = (desk: OfficeDesk) => JSON.stringify(desk.loop().state())
const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text
const knownAt = ({ store }: OfficeDesk) =>
  store.shared
    .streams()
    .flatMap((stream) => store.shared.names(stream, 0).map(({ hash }) => hash))
    .toSorted()
const hashes = `SELECT encode(hash, 'hex') AS hash FROM office.entry ORDER BY hash`

test.skipIf(!canMount)(
  'a server that has no room left is told as that; the desks go on, and nothing is lost',
  async ({ skip }) => {
    const office = await officeOnSmallDisk(skip)
    if (!office) return
    const { disk, postgres, server, one, two } = office
    const makeRoom = fill(disk)
    let notes = 0
    await until([one, two], () => {
      notes += 1
      noteAt(one, `Came again ${notes}`)
      return stateOf(one) === JSON.stringify({ stage: 'away', fault: 'full' })
    })
    // It still gives what it has, and a desk works as alone.
    expect(decideAt(one, 'reject', 'No room').ok).toBe(true)
    expect([verdictAt(one), noteOf(one)]).toEqual(['reject', 'No room'])
    await until([one, two], () => stateOf(one) === JSON.stringify({ stage: 'away', fault: 'full' }))
    expect(verdictAt(two)).not.toBe('reject')
    makeRoom()
    await until([one, two], () => verdictAt(two) === 'reject' && noteOf(two) === 'No room')
    await until([one, two], async () => {
      const there = (await postgres.run<{ hash: string }>(hashes, server.database)).map(({ hash }) => hash).join()
      return [one, two].every((desk) => knownAt(desk).join() === there)
    })
    expect(two.store.decisions.history(key.serviceId, 'q-1')).toHaveLength(1)
    expect([one, two].map(({ store }) => store.shared.forks())).toEqual([0, 0])
  }
)

test.skipIf(!canMount)(
  'a server that ends itself because its log has no room is filled again when it is back',
  async ({ skip }) => {
    const office = await officeOnSmallDisk(skip)
    if (!office) return
    const { disk, postgres, one, two } = office
    const makeRoom = fill(disk)
    // What is written next wants a file of the write-ahead log for which there is no room.
    await postgres.run('SELECT pg_switch_wal()').catch(() => {})
    noteAt(one, 'Before')
    await until([one, two], () => [one, two].every((desk) => desk.loop().state().stage === 'away'))
    expect(decideAt(one, 'reject', 'Meanwhile').ok).toBe(true)
    makeRoom()
    await postgres.crash()
    await until([one, two], () => verdictAt(two) === 'reject' && noteOf(two) === 'Meanwhile')
    expect(two.store.decisions.history(key.serviceId, 'q-1')).toHaveLength(1)
  }
)
