import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../main/eeid/errors.ts'
import { createTokens, type IssuedToken } from '../../../main/eeid/token.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'

/** Tokens `t1`, `t2`, …; `hold` keeps the next ones back until they are released. */
function issuer(lifeMs = 120_000) {
  const clock = new ManualClock()
  const held: (() => void)[] = []
  const state = { fetched: 0, hold: false, answer: undefined as Answer<IssuedToken> | undefined }
  const tokens = createTokens({
    async fetchToken() {
      state.fetched += 1
      const answer = state.answer ?? { ok: true, value: { value: `t${state.fetched}`, lifeMs }, serverTime: null }
      if (state.hold) await new Promise<void>((resolve) => held.push(resolve))
      return answer
    },
    clock,
    random: () => 0
  })
  const value = async () => {
    const answer = await tokens.get()
    return answer.ok ? answer.value : answer.error.kind
  }
  return { tokens, clock, state, value, release: () => held.shift()?.() }
}

describe('a token', () => {
  test('is fetched once for fifty callers at a time', async () => {
    const { state, value } = issuer()
    const values = await Promise.all(Array.from({ length: 50 }, value))
    expect(new Set(values)).toEqual(new Set(['t1']))
    expect(state.fetched).toBe(1)
  })

  test('is used until 20 s before it runs out', async () => {
    const { clock, value } = issuer(120_000)
    await value()
    clock.advance(99_999)
    expect(await value()).toBe('t1')
    clock.advance(1)
    expect(await value()).toBe('t2')
  })

  test('that lives for a second only is used for three quarters of it', async () => {
    const { clock, value } = issuer(1_000)
    await value()
    clock.advance(749)
    expect(await value()).toBe('t1')
    clock.advance(1)
    expect(await value()).toBe('t2')
  })

  test('that does not live at all serves those who waited for it', async () => {
    const { state, value } = issuer(0)
    expect(await Promise.all([value(), value()])).toEqual(['t1', 't1'])
    expect(await value()).toBe('t2')
    expect(state.fetched).toBe(2)
  })

  test('does not live longer because the wall clock was set back', async () => {
    const { clock, value } = issuer()
    await value()
    clock.jump(-3_600_000)
    clock.advance(100_000)
    expect(await value()).toBe('t2')
  })

  test('grows old while the machine sleeps and the monotonic clock stands still', async () => {
    const { clock, value } = issuer()
    await value()
    clock.jump(100_000)
    expect(await value()).toBe('t2')
  })

  test('counts its life from when it was asked for', async () => {
    const { clock, state, value, release } = issuer()
    state.hold = true
    const first = value()
    clock.advance(100_000)
    release()
    expect(await first).toBe('t1')
    state.hold = false
    expect(await value()).toBe('t2')
  })

  test('is renewed up to half a margin earlier, so that desks drift apart', async () => {
    const clock = new ManualClock()
    let fetched = 0
    const fetchToken = async (): Promise<Answer<IssuedToken>> => {
      fetched += 1
      return { ok: true, value: { value: 'same', lifeMs: 120_000 }, serverTime: null }
    }
    const tokens = createTokens({ fetchToken, clock, random: () => 0.999 })
    await tokens.get()
    clock.advance(90_100)
    await tokens.get()
    expect(fetched).toBe(2)
  })
})

describe('a refused token', () => {
  test('is replaced', async () => {
    const { tokens, value } = issuer()
    await value()
    tokens.refused('t1')
    expect(await value()).toBe('t2')
  })

  test('that is no longer current replaces nothing', async () => {
    const { tokens, state, value } = issuer()
    await value()
    tokens.refused('t1')
    await value()
    tokens.refused('t1')
    expect(await value()).toBe('t2')
    expect(state.fetched).toBe(2)
  })
})

describe('a refresh that fails', () => {
  test('fails all who wait, with the same error', async () => {
    const { state, tokens } = issuer()
    state.answer = { ok: false, error: { kind: 'offline', detail: 'ERR_CONNECTION_REFUSED' } }
    const answers = await Promise.all([tokens.get(), tokens.get(), tokens.get()])
    expect(answers).toEqual([state.answer, state.answer, state.answer])
    expect(state.fetched).toBe(1)
  })

  test('is not remembered', async () => {
    const { state, value } = issuer()
    state.answer = { ok: false, error: { kind: 'offline' } }
    expect(await value()).toBe('offline')
    state.answer = undefined
    expect(await value()).toBe('t2')
  })

  test('by throwing is a failure like any other', async () => {
    const clock = new ManualClock()
    const tokens = createTokens({ fetchToken: () => Promise.reject(new Error()), clock, random: () => 0 })
    expect(await tokens.get()).toMatchObject({ ok: false, error: { kind: 'offline' } })
  })
})

describe('after waking up', () => {
  test('a token is fetched anew', async () => {
    const { tokens, value } = issuer()
    await value()
    tokens.forget()
    expect(await value()).toBe('t2')
  })

  test('a refresh from before the sleep is not waited for, and what it brings is not kept', async () => {
    const { tokens, state, value, release } = issuer()
    state.hold = true
    const before = value()
    tokens.forget()
    state.hold = false
    expect(await value()).toBe('t2')
    release()
    expect(await before).toBe('t1')
    expect(await value()).toBe('t2')
  })
})
