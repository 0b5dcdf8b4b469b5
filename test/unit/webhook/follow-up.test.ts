import { expect, test } from 'vitest'
import { createFollowUp } from '../../../main/webhook/follow-up.ts'
import { testClock } from '../store/temporary-store.ts'

type LookedUp = 'found' | 'unknown' | 'notAsked'

function following(answer: (requestId: string) => LookedUp | Promise<LookedUp>) {
  const clock = testClock()
  const asked: string[] = []
  const follow = createFollowUp({
    clock,
    lookUp: async (serviceId, requestId) => {
      asked.push(`${serviceId} ${requestId}`)
      return answer(requestId)
    }
  })
  const name = async (requestId: string, serviceIds = ['s']) => {
    follow({ requestId, serviceIds })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { asked, clock, name }
}

test('a request that is named again is looked up again only minutes later', async () => {
  const { asked, clock, name } = following(() => 'found')
  await name('a')
  await name('a')
  clock.advance(299_000)
  await name('a')
  expect(asked).toHaveLength(1)
  clock.advance(1_000)
  await name('a')
  expect(asked).toHaveLength(2)
})

test('while one is being looked up, it is not looked up again', async () => {
  const { asked, name } = following(() => new Promise(() => {}))
  await name('a')
  await name('a')
  expect(asked).toEqual(['s a'])
})

test('one that could not be asked for may be luckier the next time, and so after a surprise', async () => {
  const { asked, name } = following((id) => (id === 'b' ? Promise.reject(new Error('closed')) : 'notAsked'))
  for (const id of ['a', 'a', 'b', 'b']) await name(id)
  expect(asked).toEqual(['s a', 's a', 's b', 's b'])
})

test('each service that it may belong to is asked', async () => {
  const { asked, name } = following(() => 'unknown')
  await name('a', ['s', 't'])
  expect(asked).toEqual(['s a', 't a'])
})

test('what is remembered has an end: after five thousand others the first is looked up again', async () => {
  const { asked, name } = following(() => 'unknown')
  for (let n = 0; n < 5_000; n++) await name(`id-${n}`)
  await name('id-0')
  expect(asked).toHaveLength(5_000)
  await name('one more')
  await name('another')
  await name('id-0')
  expect(asked.slice(-3)).toEqual(['s one more', 's another', 's id-0'])
})
