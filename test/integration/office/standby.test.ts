import { expect, onTestFinished, test } from 'vitest'
import { foundOffice } from '../../../main/office/membership.ts'
import { startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, join, joiningOf, key, newDesk, newOffice, noteAt, told, until, verdictAt } from './office.ts'

/** Two desks that know both servers: the one that leads, and the one that follows it. */
async function officeOfTwoServers() {
  const leading = await startPostgres()
  onTestFinished(() => leading[Symbol.asyncDispose]())
  const server = await newOffice(leading)
  const standby = await leading.standby()
  const [one, two] = [newDesk('Mari'), newDesk('Juku')]
  const hosts = [`localhost:${leading.port}`, `localhost:${standby.port}`]
  const joining = await joiningOf(server, 'Counter 1')
  const connection = { ...joining.connection, hosts }
  const founded = await foundOffice(one.parts, { ...joining, connection, name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  one.loop().wake()
  await join(one, two, server, founded.value.sheet, 'Counter 2', hosts)
  for (const desk of [one, two]) told(desk)
  return { leading, standby, server, one, two }
}

const noteOf = ({ store }: ReturnType<typeof newDesk>) => store.notes.latest(key.serviceId, 'q-1')?.text

test('a standby that had fallen behind takes the place of its server: what that had confirmed comes back, and nothing twice', async () => {
  const { leading, standby, server, one, two } = await officeOfTwoServers()
  await standby.caughtUp()
  await standby.fallBehind()
  decideAt(one, 'reject')
  noteAt(two, 'Came with an interpreter')
  await until([one, two], () => verdictAt(two) === 'reject' && noteOf(one) === 'Came with an interpreter')
  const entries = 'SELECT hash FROM office.entry'
  const there = (await leading.run(entries, server.database)).length
  expect((await standby.run(entries, server.database)).length).toBeLessThan(there)
  await leading.end()
  await until([one, two], () => [one, two].every((desk) => desk.loop().state().stage === 'away'))
  await standby.promote()
  await until([one, two], async () => (await standby.run(entries, server.database)).length === there)
  expect([one, two].map((desk) => [verdictAt(desk), noteOf(desk)])).toEqual([
    ['reject', 'Came with an interpreter'],
    ['reject', 'Came with an interpreter']
  ])
  for (const { store } of [one, two]) expect(store.decisions.history(key.serviceId, 'q-1')).toHaveLength(1)
  noteAt(one, 'After the change')
  await until([one, two], () => noteOf(two) === 'After the change')
})

test('a server that only follows another one is not written to: the desks wait, and say why', async () => {
  const { leading, one } = await officeOfTwoServers()
  await leading.end()
  await until([one], () => JSON.stringify(one.loop().state()).includes('standby'))
  expect(one.loop().state()).toEqual({ stage: 'away', fault: 'standby' })
})
