import { describe, expect, test } from 'vitest'
import { decisionHandlers } from '../../../main/ipc/decisions.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id

/** As the service tells it: somebody called so came, by that level. */
const completed = (id: string, given = 'MARI', acr = 'high') =>
  cachedRequest({
    id,
    status: 'completed',
    outcome: given === 'MARI' ? 'matching' : 'differing',
    body: JSON.stringify({
      id,
      status: 'completed',
      claims_required: [{ type: 'name', value: 'Mari Tamm' }],
      result: { given_name: given, family_name: 'TAMM', acr, authentication_type: 'ID_CARD' }
    })
  })

async function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const changes: string[] = []
  const decisions = decisionHandlers(deskWithoutLoops(store), (id) => void changes.push(id), clock.now)
  const policy = await decisions.policy(undefined)
  if (policy.ok) await decisions.setPolicy({ ...policy.value, minimumAcr: 'substantial' })
  for (const request of [
    completed('a'),
    completed('b'),
    completed('low', 'MARI', 'low'),
    completed('other', 'JUKU'),
    completed('done'),
    cachedRequest({ id: 'waits' })
  ])
    store.requests.put(request)
  store.decisions.decide({ serviceId, requestId: 'done', verdict: 'reject', note: '', wentAgainst: [] })
  changes.length = 0
  const verdicts = (id: string) => store.decisions.history(serviceId, id).map(({ verdict }) => verdict)
  const note = (id: string) => store.notes.latest(serviceId, id)?.text ?? ''
  return { clock, store, changes, decisions, verdicts, note }
}

const ids = ['a', 'b', 'low', 'other', 'done', 'waits']

describe('accepting all that match', () => {
  test('takes what matches and nothing speaks against, and names the rest with why', async () => {
    const { decisions } = await office()
    expect(await decisions.findMatching({ serviceId, chosen: { ids } })).toEqual({
      ok: true,
      value: {
        ids: ['a', 'b'],
        left: [
          { id: 'low', reference: 'ref-low', why: 'objection' },
          { id: 'other', reference: 'ref-other', why: 'notMatching' },
          { id: 'done', reference: 'ref-done', why: 'decided' },
          { id: 'waits', reference: 'ref-waits', why: 'notCompleted' }
        ]
      }
    })
  })

  test('decides about each by itself, with the note below its own, and about nothing else, whoever asks', async () => {
    const { decisions, verdicts, note, changes, store } = await office()
    store.notes.write(serviceId, 'b', 'Seen')
    const accepted = await decisions.acceptMatching({ ids, note: ' End of the day ' })
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        decisions: [
          { id: 'a', number: 1, noteBefore: '' },
          { id: 'b', number: 1, noteBefore: 'Seen' }
        ],
        left: [{ id: 'low' }, { id: 'other' }, { id: 'done' }, { id: 'waits' }]
      }
    })
    expect(ids.map(verdicts)).toEqual([['accept'], ['accept'], [], [], ['reject'], []])
    expect([note('a'), note('b')]).toEqual(['End of the day', 'Seen\nEnd of the day'])
    expect(changes).toEqual([serviceId])
  })

  test('is taken back whole, with its note, while it does not count', async () => {
    const { clock, decisions, verdicts, note, store } = await office()
    store.notes.write(serviceId, 'b', 'Seen')
    const accepted = await decisions.acceptMatching({ ids, note: 'All' })
    if (!accepted.ok) throw new Error(accepted.error.code)
    store.notes.write(serviceId, 'a', 'Written since')
    clock.advance(7_999)
    expect(await decisions.withdrawAll({ decisions: accepted.value.decisions })).toEqual({ ok: true, value: null })
    expect(['a', 'b'].map(verdicts)).toEqual([[], []])
    expect([note('a'), note('b')]).toEqual(['Written since', 'Seen'])
  })

  test('is taken back not at all once one of them counts', async () => {
    const { clock, decisions, verdicts } = await office()
    const accepted = await decisions.acceptMatching({ ids: ['a'], note: '' })
    clock.advance(4_000)
    const later = await decisions.acceptMatching({ ids: ['b'], note: '' })
    if (!accepted.ok || !later.ok) throw new Error('not accepted')
    clock.advance(4_000)
    const all = [...later.value.decisions, ...accepted.value.decisions]
    expect(await decisions.withdrawAll({ decisions: all })).toMatchObject({ ok: false, error: { code: 'notNow' } })
    expect(['a', 'b'].map(verdicts)).toEqual([['accept'], ['accept']])
  })

  test('is kept whole or not at all', async () => {
    const { decisions, verdicts, store } = await office()
    store.notes.write(serviceId, 'b', 'x'.repeat(1_999))
    expect(await decisions.acceptMatching({ ids: ['a', 'b'], note: 'too long' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' }
    })
    expect(['a', 'b'].map(verdicts)).toEqual([[], []])
  })
})
