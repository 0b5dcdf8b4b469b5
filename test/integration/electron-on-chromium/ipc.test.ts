import { describe, expect, it } from 'vitest'
import { apiOf, sharedToy } from './launch.ts'

const shared = sharedToy()

describe('between preload and main', () => {
  it('values keep their types, and cycles their shape', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    const kept = await api.evaluate(async (toy) => {
      const cycle: { self?: unknown } = {}
      cycle.self = cycle
      const sent = {
        nothing: undefined,
        odd: [Number.NaN, -0, Number.POSITIVE_INFINITY],
        big: 12345678901234567890n,
        date: new Date(1_700_000_000_000),
        pattern: /a+/gi,
        map: new Map<unknown, unknown>([[{ key: 1 }, new Set(['x'])]]),
        bytes: new Uint8Array([0, 128, 255]),
        floats: new Float64Array([0.5]),
        text: 'õäöü 👩‍⚖️ \u2028',
        __proto__x: 1,
        cycle
      }
      const [back] = (await toy.echo(sent)) as [typeof sent]
      const [[key, set] = []] = [...back.map]
      return {
        nothing: 'nothing' in back && back.nothing === undefined,
        odd:
          Object.is(back.odd[0], Number.NaN) && Object.is(back.odd[1], -0) && back.odd[2] === Number.POSITIVE_INFINITY,
        big: back.big === sent.big,
        date: back.date instanceof Date && back.date.getTime() === sent.date.getTime(),
        pattern: back.pattern instanceof RegExp && String(back.pattern) === '/a+/gi',
        map: (key as { key: number }).key === 1 && (set as Set<string>).has('x'),
        bytes: back.bytes instanceof Uint8Array && back.bytes.join() === '0,128,255',
        floats: back.floats instanceof Float64Array && back.floats[0] === 0.5,
        text: back.text === sent.text,
        cycle: back.cycle.self === back.cycle
      }
    })
    expect(kept).toEqual(Object.fromEntries(Object.keys(kept).map((name) => [name, true])))
  })

  it('what cannot be cloned is refused, never dropped', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    // A function crosses the bridge as a function; it is IPC that cannot take it.
    const refused = api.evaluate((toy) => toy.echo({ call: () => {} }))
    await expect(refused).rejects.toThrow('An object could not be cloned.')
  })

  it('errors arrive in the words of Electron', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    await expect(api.evaluate((toy) => toy.fail())).rejects.toThrow(
      "Error invoking remote method 'fail': TypeError: not today"
    )
    await expect(api.evaluate((toy) => toy.missing())).rejects.toThrow(
      "Error invoking remote method 'nobody answers': Error: No handler registered for 'nobody answers'"
    )
  })

  it('main knows the sender: its frame, its address in the form of the app', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    expect(await api.evaluate((toy) => toy.who())).toEqual({
      same: true,
      url: 'app://toy.example/',
      origin: 'app://toy.example',
      parent: null,
      number: 'number'
    })
  })

  it('main sends, the page hears, until it unsubscribes', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    const heard = await api.evaluate(async (toy) => {
      const heard: unknown[] = []
      const off = toy.onHeard((value) => heard.push(value))
      toy.say('one')
      await toy.echo()
      off()
      toy.say('two')
      await toy.echo()
      return heard
    })
    expect(heard).toEqual(['one'])
  })
})

describe('the context bridge', () => {
  it('answers at once, passes on errors, freezes, and leaks nothing of the preload', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    expect(await api.evaluate((toy) => toy.twice(21))).toBe(42)
    await expect(api.evaluate((toy) => toy.refuse())).rejects.toThrow('too far')
    expect(await api.evaluate((toy) => Object.isFrozen(toy))).toBe(true)
    expect(await page.evaluate('[typeof leaked, typeof require, typeof process, typeof module].join()')).toBe(
      'undefined,undefined,undefined,undefined'
    )
    expect(await page.evaluate('Object.keys(globalThis).filter((name) => /electron/i.test(name))')).toEqual([])
  })

  it('tells the preload which Electron and which process it is', async () => {
    const { app, page } = shared.current
    const api = await apiOf(page)
    const versions = await app.evaluate(() => ({
      electron: process.versions.electron,
      chrome: process.versions.chrome
    }))
    expect(await api.evaluate((toy) => toy.versions)).toEqual(versions)
    expect(versions.chrome).toMatch(/^\d+(\.\d+){3}$/)
    expect(await api.evaluate((toy) => toy.processType)).toBe('renderer')
  })

  it('refuses what is not provided', async () => {
    const { page } = shared.current
    const api = await apiOf(page)
    expect(await api.evaluate((toy) => toy.attempt('sendSync'))).toBe(
      'ipcRenderer.sendSync is not provided by Electron-on-Chromium'
    )
  })
})
