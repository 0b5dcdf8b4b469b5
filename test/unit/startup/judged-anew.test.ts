import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { requestHandlers } from '../../../main/ipc/requests.ts'
import { cacheMigrations } from '../../../main/store/cache/cache-migrations.ts'
import { type Connection, connect } from '../../../main/store/database/connection.ts'
import { migrate } from '../../../main/store/database/migrate.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { temporaryFolder, testService } from '../store/temporary-store.ts'
import { deskIn } from './desk-in.ts'

const { id: serviceId } = testService
const asked = { sub: 'EE60001019906', name: 'Mari Maasikas' }
const wrong = { sub: 'EE30303039914', given_name: 'OK', family_name: 'TESTNUMBER' }
const right = { sub: 'EE60001019906', given_name: 'MARI', family_name: 'MAASIKAS' }

/** What the version before outcomes had rules has kept of completed requests: the id, whether it "matched", and the body. */
const kept: [id: string, matched: number, result: object, claims?: unknown][] = [
  ['wrong', 1, wrong],
  ['right', 1, right],
  ['rejected', 1, wrong],
  ['warned', 0, wrong],
  ['theirs', 1, wrong, []],
  ['untold', 1, {}]
]

/** Puts the cache in the folder back to what the version before has left. */
function asLeftBefore(cache: string, key: Uint8Array): void {
  const connection: Connection = connect(cache, key)
  for (const name of connection
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all())
    connection.exec(`DROP TABLE ${name}`)
  connection.pragma('user_version=0')
  migrate(connection, cacheMigrations.slice(0, 5))
  const insert = connection.prepare(
    `INSERT INTO request VALUES (?, ?, ?, 'Mari Maasikas', 'completed', 1000, 2000, NULL, ?, ?)`
  )
  for (const [id, matched, result, claims] of kept) {
    const body = { id, status: 'completed', ...(claims === undefined ? {} : { claims_required: claims }), result }
    insert.run(serviceId, id, `ref-${id}`, matched, JSON.stringify(body))
  }
  connection.close()
}

/** A desk after its update: it had asked for all but one of what was kept, and decided. */
async function updatedDesk() {
  const folder = temporaryFolder()
  const before = deskIn(folder)
  await before.desk.open()
  const store = before.desk.opened()?.store as Store
  store.services.add(testService)
  for (const [id] of kept) {
    if (id === 'theirs') continue
    const row = store.outbox.add({ serviceId, reference: `ref-${id}`, claims: asked, reason: '' })
    store.outbox.markCreated(row, id)
  }
  const decide = (requestId: string, verdict: 'accept' | 'reject', wentAgainst: string[] = []) =>
    store.decisions.decide({ serviceId, requestId, verdict, note: '', wentAgainst })
  for (const id of ['wrong', 'right', 'theirs', 'untold']) decide(id, 'accept')
  decide('rejected', 'reject')
  decide('warned', 'accept', ['differs'])
  await before.desk.close()
  const [key = ''] = before.keychain.entries.values()
  asLeftBefore(join(folder, 'cache.db'), Buffer.from(key, 'hex'))

  const after = deskIn(folder, before.keychain, () => ({ stop() {} }) as never)
  await after.desk.open()
  return { folder, ...after }
}

const outcomes = (store: Store) =>
  Object.fromEntries(
    store.list.page(serviceId, wholeList, 0, 20).rows.map(({ requestId, outcome }) => [requestId, outcome])
  )

test('what was judged by other rules is judged anew after an update, and the decisions stay', async () => {
  const { desk } = await updatedDesk()
  const store = desk.opened()?.store as Store
  expect(outcomes(store)).toEqual({
    wrong: 'differing',
    right: 'matching',
    rejected: 'differing',
    warned: 'differing',
    theirs: 'notCompared',
    untold: 'notCompared'
  })
  expect(store.requests.outdated(10)).toEqual([])
  expect(store.decisions.latest(serviceId, 'wrong')).toMatchObject({ verdict: 'accept', wentAgainst: [] })
})

test('those that were accepted as matching and are not any more are listed until the clerk has read it', async () => {
  const { desk, folder, keychain } = await updatedDesk()
  const handlers = requestHandlers(
    desk,
    () => {},
    () => 0
  )
  const listed = async () => {
    const answer = await handlers.noLongerMatching(undefined)
    return answer.ok ? answer.value.map(({ reference }) => reference).toSorted() : answer.error
  }
  expect(await listed()).toEqual(['ref-theirs', 'ref-untold', 'ref-wrong'])
  const store = desk.opened()?.store as Store
  store.decisions.decide({ serviceId, requestId: 'wrong', verdict: 'reject', note: '', wentAgainst: [] })
  expect(await listed()).toEqual(['ref-theirs', 'ref-untold'])
  await handlers.noLongerMatchingRead(undefined)
  expect(await listed()).toEqual([])

  await desk.close()
  const next = deskIn(folder, keychain, () => ({ stop() {} }) as never)
  await next.desk.open()
  expect(
    await requestHandlers(
      next.desk,
      () => {},
      () => 0
    ).noLongerMatching(undefined)
  ).toEqual({ ok: true, value: [] })
})
