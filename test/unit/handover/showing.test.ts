import { describe, expect, test } from 'vitest'
import { createShowing } from '../../../main/handover/desk/showing.ts'
import type { OpenDesk } from '../../../main/startup/desk.ts'
import type { ScreenState } from '../../../preload/contract/screen.ts'
import { TEST_PERSONS } from '../../eeid-server/service/people.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

const person = { sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber', birthdate: '2000-01-01' }
const personal = ['60001019906', 'Mary', 'Änn', 'Connež', 'Šuslik', 'Testnumber', '2000-01-01', '01.01.2000']

function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const told: ScreenState[] = []
  let serverNow: number | null = null
  const sync = { of: () => ({ connection: () => ({ serverNow: () => serverNow }) }) } as unknown as OpenDesk['sync']
  let isOpen = true
  const showing = createShowing({
    desk: () => ({ opened: () => (isOpen ? { store, sync } : undefined) }),
    now: clock.now,
    changed: (state) => told.push(state)
  })
  const put = (body: object = {}, change: object = {}) =>
    store.requests.put(
      cachedRequest({
        id: 'r-1',
        reference: 'K7Q-00001',
        linkExpiresAt: clock.now() + 60_000,
        body: JSON.stringify({
          id: 'r-1',
          status: 'pending',
          link: 'https://eeid.example/i/1',
          claims_required: Object.entries(person).map(([type, value]) => ({ type, value })),
          reason: 'Account for Mary Testnumber',
          ...body
        }),
        ...change
      })
    )
  const show = (id = 'r-1') => {
    showing.show(id, 'et')
    return showing.state()
  }
  return {
    ...{ clock, store, told, showing, put, show },
    setServerNow: (now: number) => {
      serverNow = now
    },
    close: () => {
      isOpen = false
    }
  }
}

const idle = { kind: 'idle', office: '' }

describe('the second screen', () => {
  test('shows the code of what is handed over, and nobody’s afterwards', () => {
    const { put, show, showing, told } = office()
    expect(showing.state()).toEqual(idle)
    put()
    expect(show()).toMatchObject({ kind: 'link', reference: 'K7Q-00001', language: 'et' })
    showing.hide('r-1')
    expect(told.map(({ kind }) => kind)).toEqual(['link', 'idle'])
    show()
    showing.hide(null)
    expect(showing.state()).toEqual(idle)
  })

  test('goes on with what came in the place of what is hidden', () => {
    const { put, show, showing } = office()
    put()
    show()
    showing.hide('what was handed over before')
    expect(showing.state()).toMatchObject({ kind: 'link', reference: 'K7Q-00001' })
  })

  test('is told only what is another than before', () => {
    const { put, show, showing, told } = office()
    put()
    show()
    showing.refresh()
    show()
    expect(told).toHaveLength(1)
  })

  test('is told again, though it be the same, when its page has begun anew', () => {
    const { put, show, showing, told } = office()
    put()
    show()
    showing.push()
    expect(told.map(({ kind }) => kind)).toEqual(['link', 'link'])
  })

  test.each([
    ['completed', { status: 'completed' }, {}],
    ['expired', { status: 'expired' }, {}],
    ['of a state that nobody knows', { status: 'revoked' }, {}],
    ['past its time', {}, { linkExpiresAt: 1 }]
  ])('shows no link that is %s', (_what, body, change) => {
    const { put, show } = office()
    put(body, { ...body, ...change })
    expect(show()).toEqual(idle)
  })

  test('turns away from a link that is used while it is shown', () => {
    const { put, show, showing, told } = office()
    put()
    show()
    put({ status: 'completed' }, { status: 'completed' })
    showing.refresh()
    expect(told.at(-1)).toEqual(idle)
  })

  test.each([
    ['is too long for a code', `https://eeid.example/${'x'.repeat(2400)}`],
    ['is no address for a phone', 'javascript:alert(1)']
  ])('does not break on a link that %s', (_what, link) => {
    const { put, show } = office()
    put({ link })
    const state = show()
    expect(state.kind === 'idle' || state.qr === null).toBe(true)
  })

  test('goes by the service’s clock, and tells the end by its own', () => {
    const { clock, put, setServerNow, show } = office()
    put()
    setServerNow(clock.now() + 30_000)
    expect(show()).toMatchObject({ until: new Date(clock.now() + 30_000).toISOString() })
    setServerNow(clock.now() + 70_000)
    expect(show()).toEqual(idle)
  })

  test.each([
    ['Visit of Mary Testnumber', {}],
    ['K7Q 60001019906', {}],
    // Only a code was asked for: nothing else says that this is a name.
    ['Testnumber 3', { claims_required: [{ type: 'sub', value: person.sub }] }],
    ['01.01.2000', { claims_required: [{ type: 'sub', value: person.sub }] }],
    ['60001019906', { claims_required: [{ type: 'name', value: 'Somebody Else' }] }]
  ])('keeps the reference %s to the clerk', (reference, body) => {
    const { put, show } = office()
    put(body, { reference })
    expect(show()).toMatchObject({ kind: 'link', reference: null })
  })

  test.each(TEST_PERSONS)(
    'keeps what is personal of $sub to the clerk, though only the code was asked for',
    (known) => {
      const { put, show, told } = office()
      const { sub, givenName, familyName, birthdate, idNumber, documentNumber } = known
      const values = [sub, sub.slice(2), familyName, birthdate, idNumber, documentNumber, `${givenName} ${familyName}`]
      for (const value of values.filter((each) => each !== null)) {
        put({ id: value, claims_required: [{ type: 'sub', value: sub }] }, { id: value, reference: `${value} 3` })
        expect(show(value)).toMatchObject({ kind: 'link', reference: null })
      }
      expect(told).not.toEqual([])
    }
  )

  test('is told nothing personal in any of its states', () => {
    const { clock, close, put, show, showing, store, told } = office()
    const id = store.outbox.add({
      serviceId: testService.id,
      reference: 'Mary Testnumber',
      claims: person,
      reason: 'Account for Mary Testnumber'
    })
    showing.show(id, 'en')
    for (const reference of ['K7Q-00001', 'Mary', person.sub, 'Visit of O’Connež']) {
      put({ id: reference, link: `https://eeid.example/i/${reference.length}` }, { id: reference, reference })
      show(reference)
    }
    put()
    show()
    clock.advance(70_000)
    showing.refresh()
    put({ result: { given_name: 'Mary', family_name: 'Testnumber' } }, { status: 'completed' })
    showing.refresh()
    close()
    showing.refresh()
    expect(told.map(({ kind }) => kind)).toEqual(['link', 'link', 'link', 'link', 'link', 'link', 'idle'])
    expect(personal.filter((value) => JSON.stringify(told).includes(value))).toEqual([])
  })
})
