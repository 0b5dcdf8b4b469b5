import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { wholeList } from '../../../common/words/list-query.ts'
import {
  type AllHandlers,
  type Caller,
  eventSender,
  type Guard,
  openDoor,
  openScreenDoor,
  type Transport
} from '../../../main/ipc/door.ts'
import { fitted } from '../../../main/ipc/fitting.ts'
import { type Log, silentLog } from '../../../main/log/log.ts'
import { calls } from '../../../preload/contract/contract.ts'

const origin = 'eeid-desk://app'
const ours: Caller = { origin, isMainFrame: true, window: 'desk' }

type Handler = (caller: Caller, args: readonly unknown[]) => Promise<unknown>

const open: Guard = { isLocked: () => false, speaksForOffice: () => true }

type Behind = Partial<Record<string, (argument: unknown) => unknown>>

function doorWith(handlers: Behind, log: Log = silentLog, guard: Guard = open) {
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
  openDoor({ transport, origin, log }, all as unknown as AllHandlers, guard)
  const send = eventSender({ transport }, guard.isLocked)
  const knock = (channel: string, caller: Caller, ...args: unknown[]) => {
    const handler = channels.get(channel)
    if (!handler) throw new Error(`nothing behind ${channel}`)
    return handler(caller, args)
  }
  return { channels, knock, send, sent }
}

/** Whether a value of this schema is a list, or an outcome of one. */
function isListed(schema: z.ZodType): boolean {
  const nothing = fitted(schema, [], []).ok
  return nothing || fitted(schema, { ok: true, value: [] }, []).ok
}

test('every list that goes out is told row by row, but for those of which each belongs to a row or column that came in', () => {
  const lists = Object.entries(calls).flatMap(([domain, each]) =>
    Object.entries(each).flatMap(([name, one]) => (isListed(one.answer) ? [{ name: `${domain}.${name}`, one }] : []))
  )
  expect(lists.length).toBeGreaterThan(8)
  const whole = lists.filter(({ one }) => one.lists.length === 0)
  expect(whole.map(({ name }) => name)).toEqual(['import.columns', 'import.check'])
})

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

  const row = {
    id: 'a',
    serviceId: 's',
    outbox: null,
    status: 'pending',
    reference: 'R',
    who: '',
    cameAs: null,
    cameCode: null,
    createdAt: '2026-05-01T08:00:00.000Z',
    completedAt: null,
    linkExpiresAt: null,
    outcome: null,
    proof: 'none',
    doubled: false,
    superseded: false,
    verdict: null,
    hasNote: false
  }
  const wanted = { serviceId: 's', query: wholeList, offset: 0, limit: 25 }

  test('leaves a row that does not fit out of a list, and lets the others go, and says so in the log', async () => {
    const logged: string[] = []
    const log = { ...silentLog, warn: (event: string, fields = {}) => void logged.push(event + JSON.stringify(fields)) }
    const rows = [row, { ...row, linkExpiresAt: '+020260-12-30T22:00:00.000Z' }, null, { ...row, id: 'b' }, 7]
    const { knock } = doorWith({ 'requests.list': () => ({ ok: true, value: { total: 5, rows } }) }, log)
    expect(await knock('requests.list', ours, wanted)).toEqual({
      ok: true,
      value: { total: 5, rows: [row, { ...row, id: 'b' }] }
    })
    expect(logged).toEqual(['ipc.rows-left-out{"channel":"requests.list","count":3}'])
  })

  const lists = Object.entries(calls).flatMap(([domain, names]) =>
    Object.entries<{ lists: readonly (readonly string[])[] }>(names).flatMap(([name, call]) =>
      call.lists.map((list): [string, readonly string[]] => [`${domain}.${name}`, list])
    )
  )

  test.each(lists)(
    'of the list that %s answers, a row that fits nothing takes no other with it',
    async (channel, list) => {
      const answer = list.toReversed().reduce<unknown>((inner, name) => ({ ok: true, total: 1, [name]: inner }), [7])
      const argument: Record<string, unknown> = {
        'requests.list': wanted,
        'requests.withReference': { references: [] },
        'import.list': { serviceId: 's' },
        'audit.page': {
          acts: [],
          author: null,
          from: null,
          until: null,
          request: null,
          reference: '',
          offset: 0,
          limit: 1
        },
        'handover.forgetHost': { serviceId: 's', host: 'pay.example' },
        'health.look': { subject: 'disk' },
        'office.lookers': { id: 'r' }
      }
      const { knock } = doorWith({ [channel]: () => answer })
      const args = channel in argument ? [argument[channel]] : []
      expect(JSON.stringify(await knock(channel, ours, ...args))).toContain('[]')
    }
  )

  test('lets nothing of an answer out where more does not fit than rows', async () => {
    const { knock } = doorWith({ 'requests.list': () => ({ ok: true, value: { total: 'five', rows: [row, 7] } }) })
    await expect(knock('requests.list', ours, wanted)).rejects.toThrow('requests.list failed')
  })

  test('thins no list in which a row means nothing without the others', async () => {
    const { knock } = doorWith({ 'import.check': () => ({ ok: true, value: [{ fields: {}, earlier: null }] }) })
    await expect(knock('import.check', ours, { serviceId: 's', rows: [] })).rejects.toThrow('import.check failed')
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

describe('the door of a locked desk', () => {
  const locked: Guard = { isLocked: () => true, speaksForOffice: () => true }

  test('answers what the lock screen needs, and refuses everything else before it looks at the argument', async () => {
    const asked: string[] = []
    const note = (name: string) => () => void asked.push(name)
    const { knock, channels } = doorWith(
      Object.fromEntries(
        Object.entries(calls).flatMap(([domain, names]) =>
          Object.keys(names).map((name) => [`${domain}.${name}`, note(`${domain}.${name}`)])
        )
      ),
      silentLog,
      locked
    )
    for (const channel of channels.keys()) await knock(channel, ours, { any: 'thing' }).catch(() => {})
    for (const channel of channels.keys()) await knock(channel, ours).catch(() => {})
    expect(asked.toSorted()).toEqual([
      'access.state',
      'access.unlockByFinger',
      'preferences.get',
      'preferences.set',
      'startup.keepNothing',
      'startup.retry',
      'startup.startAnew',
      'startup.state'
    ])
  })

  test('tells the window only how far the app is and who may unlock it', () => {
    const { send, sent } = doorWith({}, silentLog, locked)
    send('requestsChanged', { serviceId: 'service-1' })
    send('requestWanted', { serviceId: 'service-1', id: 'o-1' })
    send('accessChanged', {
      isLocked: true,
      mode: 'account',
      worker: null,
      clerks: [],
      canLock: false,
      canUseFinger: false
    })
    expect(sent.map((one) => (one as unknown[])[1])).toEqual(['on.accessChanged'])
  })
})
