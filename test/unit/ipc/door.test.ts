import { describe, expect, test } from 'vitest'
import {
  type AllHandlers,
  type Caller,
  eventSender,
  openDoor,
  openScreenDoor,
  type Transport
} from '../../../main/ipc/door.ts'
import { type Log, silentLog } from '../../../main/log/log.ts'
import { calls } from '../../../preload/contract.ts'

const origin = 'eeid-desk://app'
const ours: Caller = { origin, isMainFrame: true, window: 'desk' }

type Handler = (caller: Caller, args: readonly unknown[]) => Promise<unknown>

function doorWith(handlers: Partial<Record<string, (argument: unknown) => unknown>>, log: Log = silentLog) {
  const channels = new Map<string, Handler>()
  const sent: unknown[] = []
  const transport: Transport = {
    handle: (channel, handler) => void channels.set(channel, handler),
    send: (window, channel, payload) => void sent.push([window, channel, payload])
  }
  const all = Object.fromEntries(
    Object.entries(calls).map(([domain, names]) => [
      domain,
      Object.fromEntries(Object.keys(names).map((name) => [name, handlers[`${domain}.${name}`] ?? (() => null)]))
    ])
  )
  openDoor({ transport, origin, log }, all as unknown as AllHandlers)
  const send = eventSender({ transport })
  const knock = (channel: string, caller: Caller, ...args: unknown[]) => {
    const handler = channels.get(channel)
    if (!handler) throw new Error(`nothing behind ${channel}`)
    return handler(caller, args)
  }
  return { channels, knock, send, sent }
}

describe('the door', () => {
  test('has a handler behind every call of the contract and no other', () => {
    const names = Object.entries(calls).flatMap(([domain, each]) =>
      Object.keys(each).map((name) => `${domain}.${name}`)
    )
    expect([...doorWith({}).channels.keys()].toSorted()).toEqual(names.toSorted())
  })

  test('lets a fitting call of the own main frame through', async () => {
    const { knock } = doorWith({ 'requests.suggestReference': () => ({ ok: true, value: 'K7Q-00001' }) })
    expect(await knock('requests.suggestReference', ours, { serviceId: 's' })).toEqual({ ok: true, value: 'K7Q-00001' })
  })

  test.each<[string, Caller, unknown[]]>([
    ['a frame that is gone', null, [{ id: 'x' }]],
    ['a frame inside the page', { origin, isMainFrame: false, window: 'desk' }, [{ id: 'x' }]],
    ['the person’s window', { origin, isMainFrame: true, window: 'screen' }, [{ id: 'x' }]],
    ['another origin', { origin: 'https://evil.example', isMainFrame: true, window: 'desk' }, [{ id: 'x' }]],
    [
      'an origin that only begins like ours',
      { origin: `${origin}.evil`, isMainFrame: true, window: 'desk' },
      [{ id: 'x' }]
    ],
    ['an argument of another shape', ours, [{ id: 7 }]],
    ['an argument with more in it', ours, [{ id: 'x', path: '/etc/passwd' }]],
    ['no argument', ours, []],
    ['too many arguments', ours, [{ id: 'x' }, 'more']]
  ])('turns away %s, and the handler is not asked', async (_what, caller, args) => {
    const asked: unknown[] = []
    const logged: string[] = []
    const log = { ...silentLog, warn: (event: string) => void logged.push(event) }
    const { knock } = doorWith({ 'proofs.save': (argument) => asked.push(argument) }, log)
    await expect(knock('proofs.save', caller, ...args)).rejects.toThrow('proofs.save')
    expect(asked).toEqual([])
    expect(logged).toEqual(['ipc.refused'])
  })

  test('lets no answer out that does not fit, and tells nothing of why', async () => {
    const { knock } = doorWith({
      'requests.suggestReference': () => ({ ok: true, value: 7 }),
      'requests.get': () => {
        throw new Error('a path, a name')
      }
    })
    await expect(knock('requests.suggestReference', ours, { serviceId: 's' })).rejects.toThrow(
      /^requests.suggestReference failed$/
    )
    await expect(knock('requests.get', ours, { id: 'x' })).rejects.toThrow(/^requests.get failed$/)
  })

  test('keeps a secret out of an answer even where a handler gives it away', async () => {
    const service = { id: '1', name: 'n', environment: 'test', baseUrl: 'u', clientId: 'c', clientSecret: 'secret' }
    const { knock } = doorWith({ 'services.list': () => [service] })
    expect(JSON.stringify(await knock('services.list', ours))).not.toContain('secret')
  })

  test('sends the events of the contract', () => {
    const { send, sent } = doorWith({})
    send('requestsChanged', { serviceId: 's' })
    expect(sent).toEqual([['desk', 'on.requestsChanged', { serviceId: 's' }]])
  })

  test('sends what is said twice in one breath once, and again when it is said again', async () => {
    const { send, sent } = doorWith({})
    for (const serviceId of ['s', 's', 'other']) send('requestsChanged', { serviceId })
    expect(sent).toHaveLength(2)
    await Promise.resolve()
    send('requestsChanged', { serviceId: 'other' })
    expect(sent).toHaveLength(3)
  })

  test('ends with what was said last, though it was said before something else', () => {
    const { send, sent } = doorWith({})
    for (const serviceId of ['s', 'other', 's']) send('requestsChanged', { serviceId })
    expect(sent.at(-1)).toEqual(['desk', 'on.requestsChanged', { serviceId: 's' }])
  })
})

describe('the door of the person’s window', () => {
  function screenDoor() {
    const channels = new Map<string, Handler>()
    const sent: unknown[] = []
    const transport: Transport = {
      handle: (channel, handler) => void channels.set(channel, handler),
      send: (window, channel, payload) => void sent.push([window, channel, payload])
    }
    const idle = { kind: 'idle', office: 'Office' } as const
    return { channels, sent, idle, show: openScreenDoor({ transport, origin, log: silentLog }, () => idle) }
  }

  test('has one call behind it, for that window alone', async () => {
    const { channels, idle } = screenDoor()
    expect([...channels.keys()]).toEqual(['screen.state'])
    const ask = (window: 'desk' | 'screen') => channels.get('screen.state')?.({ origin, isMainFrame: true, window }, [])
    expect(await ask('screen')).toEqual(idle)
    await expect(ask('desk')).rejects.toThrow('screen.state')
  })

  test('lets out to that window what it is to show, and nothing beside it', () => {
    const { show, sent, idle } = screenDoor()
    show({ ...idle, name: 'Mari Maasikas' } as typeof idle)
    expect(sent).toEqual([['screen', 'screen.on.changed', idle]])
  })
})
