/** Who looks at which request now, as desks tell one another. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { againMs, createLooking, lastsMs } from '../../../main/office/looking.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'
import { secretsOf, type TestDesk, twoDesks } from './two-desks.ts'

const { id: serviceId } = testService

/** Both desks know two requests, and hear what is told. */
async function officeOfTwo() {
  const { one, two } = await twoDesks()
  const wire: string[] = []
  const begin = (desk: TestDesk) => {
    const { store, clock } = desk
    for (const id of ['q-1', 'q-2']) {
      const request = serviceRequest({
        id,
        status: 'completed',
        completed_at: '2026-05-01T08:00:00Z',
        result: mariMaasikas
      })
      store.atomically(() => keepAnswer(store, { serviceId, request, now: clock.now() }))
    }
    const state = { changes: 0, isLocked: false }
    const author = () => (state.isLocked ? '' : desk.name.replace('Counter', 'Clerk'))
    const looking = createLooking({
      store: { ...store, author },
      clock,
      random: randomBytes,
      changed() {
        state.changes += 1
      }
    })
    return { ...looking, state, clock, desk }
  }
  const [ofOne, ofTwo] = [begin(one), begin(two)]
  const deliver = (notification: string) => {
    for (const each of [ofOne, ofTwo]) each.hear(notification)
  }
  const server = {
    async tell(notification: string) {
      wire.push(notification)
      deliver(notification)
    }
  }
  ofOne.at(server, await secretsOf(one))
  ofTwo.at(server, await secretsOf(two))
  const pass = (ms: number) => {
    for (const { clock } of [one, two]) clock.advance(ms)
  }
  return { ofOne, ofTwo, wire, deliver, server, pass }
}

const juku = [{ clerk: 'Clerk 2', desk: 'Counter 2' }]

describe('a request that a clerk has in hand', () => {
  test('is shown as that at the other desk, until the clerk leaves it', async () => {
    const { ofOne, ofTwo } = await officeOfTwo()
    ofTwo.look('q-1')
    expect([ofOne.lookers('q-1'), ofOne.lookers('q-2'), ofTwo.lookers('q-1')]).toEqual([juku, [], []])
    ofTwo.clock.advance(1)
    ofTwo.look('q-2')
    expect([ofOne.lookers('q-1'), ofOne.lookers('q-2')]).toEqual([[], juku])
    ofTwo.clock.advance(1)
    ofTwo.look(null)
    expect([ofOne.lookers('q-2'), ofOne.state.changes]).toEqual([[], 3])
  })

  test('is said again and again, which is no news; by itself it ends', async () => {
    const { ofOne, ofTwo, wire, pass } = await officeOfTwo()
    ofTwo.look('q-1')
    for (let passed = 0; passed < 60_000; passed += againMs) pass(againMs)
    expect([ofOne.lookers('q-1'), ofOne.state.changes, wire.length]).toEqual([juku, 1, 7])
    ofOne.clock.advance(lastsMs - 1)
    expect(ofOne.lookers('q-1')).toEqual(juku)
    ofOne.clock.advance(1)
    expect([ofOne.lookers('q-1'), ofOne.state.changes]).toEqual([[], 2])
  })

  test('is nobody’s to read on the way, and fits into a notification', async () => {
    const { ofTwo, wire } = await officeOfTwo()
    ofTwo.look('q-1')
    expect(Object.keys(JSON.parse(wire[0] ?? '{}'))).toEqual(['epoch', 'sealed'])
    expect(Buffer.from((JSON.parse(wire[0] ?? '{}') as { sealed: string }).sealed, 'base64').toString()).not.toMatch(
      /Clerk|q-1/
    )
    expect(Buffer.byteLength(wire[0] ?? '')).toBeLessThan(2_000)
  })

  test('is not told of while the desk is locked', async () => {
    const { ofOne, ofTwo, wire, pass } = await officeOfTwo()
    ofTwo.state.isLocked = true
    ofTwo.look('q-1')
    expect(wire).toEqual([])
    ofTwo.state.isLocked = false
    pass(againMs)
    expect(ofOne.lookers('q-1')).toEqual(juku)
    ofTwo.state.isLocked = true
    pass(againMs)
    expect(ofOne.lookers('q-1')).toEqual([])
  })

  test('is not told of where it was erased, at either desk', async () => {
    const { ofOne, ofTwo, wire } = await officeOfTwo()
    ofTwo.look('q-gone')
    expect(wire).toEqual([])
    expect(ofOne.lookers('q-gone')).toEqual([])
  })

  test('is not known any more where the connection is gone, nor said', async () => {
    const { ofOne, ofTwo, wire, pass } = await officeOfTwo()
    ofTwo.look('q-1')
    ofOne.away()
    ofTwo.away()
    expect(ofOne.lookers('q-1')).toEqual([])
    pass(60_000)
    expect(wire).toHaveLength(1)
  })

  test('is said to the next connection at once', async () => {
    const { ofOne, ofTwo, server, pass } = await officeOfTwo()
    ofTwo.away()
    ofTwo.look('q-1')
    pass(1)
    ofTwo.at({ ...server }, await secretsOf(ofTwo.desk))
    expect(ofOne.lookers('q-1')).toEqual(juku)
  })
})

describe('what is heard', () => {
  test('again counts once: who has left is not brought back by an old notification', async () => {
    const { ofOne, ofTwo, wire, deliver, pass } = await officeOfTwo()
    ofTwo.look('q-1')
    pass(1)
    ofTwo.look(null)
    deliver(wire[0] ?? '')
    expect(ofOne.lookers('q-1')).toEqual([])
    pass(lastsMs)
    deliver(wire[0] ?? '')
    expect(ofOne.lookers('q-1')).toEqual([])
  })

  test('of long ago does not count', async () => {
    const { ofOne, ofTwo, wire, deliver } = await officeOfTwo()
    ofOne.clock.advance(3_600_000)
    ofTwo.look('q-1')
    deliver(wire[0] ?? '')
    expect(ofOne.lookers('q-1')).toEqual([])
  })

  test.each(['junk', '{}', '{"epoch":1,"sealed":"AAAA"}', '{"epoch":2,"sealed":"AAAA"}'])(
    'that no desk of the office has sealed is left alone: %s',
    async (notification) => {
      const { ofOne, deliver } = await officeOfTwo()
      deliver(notification)
      expect([ofOne.lookers('q-1'), ofOne.state.changes]).toEqual([[], 0])
    }
  )

  test('in another desk’s name does not count', async () => {
    const { ofOne, ofTwo, server } = await officeOfTwo()
    const stolen = await secretsOf(ofTwo.desk)
    ofTwo.at(server, { ...stolen, sign: { ...stolen.sign, secret: 'ab'.repeat(32) } })
    ofTwo.look('q-1')
    expect(ofOne.lookers('q-1')).toEqual([])
  })
})

test('a desk of no office says nothing and waits for nothing', async () => {
  const { ofTwo, wire, pass } = await officeOfTwo()
  ofTwo.away()
  ofTwo.look('q-1')
  pass(3_600_000)
  expect(wire).toEqual([])
})
