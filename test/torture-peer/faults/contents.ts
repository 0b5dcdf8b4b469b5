/** Answers of the right form that tell odd or wrong things. */
import { changing, type Fault, instead } from '../fault.ts'
import type { Answer, Asked } from '../wire.ts'

type Tree = Record<string, unknown>

const json = (change: (body: Tree, asked: Asked) => unknown) =>
  changing((answer, asked) => (answer.status >= 400 ? answer : rewritten(answer, change, asked)))

const rewritten = (answer: Answer, change: (body: Tree, asked: Asked) => unknown, asked: Asked): Answer => ({
  ...answer,
  body: Buffer.from(JSON.stringify(change(JSON.parse(answer.body.toString('utf8')) as Tree, asked)))
})

const itemsOf = (body: Tree): Tree[] => (Array.isArray(body.items) ? (body.items as Tree[]) : [])

/** The same done to one request, or to all of a page. */
const each = (change: (request: Tree) => Tree) => (body: Tree) =>
  'items' in body ? { ...body, items: itemsOf(body).map(change) } : change(body)

const isTime = (name: string) => name.endsWith('_at')

const times = (change: (text: string) => unknown) =>
  each((request) =>
    Object.fromEntries(
      Object.entries(request).map(([name, value]) => [
        name,
        isTime(name) && typeof value === 'string' ? change(value) : value
      ])
    )
  )

const without = (...names: string[]) =>
  each((request) => Object.fromEntries(Object.entries(request).filter(([name]) => !names.includes(name))))

const aboutRequests = ['list', 'create', 'show'] as const

const instead200 = (name: string, body: string): Fault => ({
  name,
  calls: ['token', ...aboutRequests],
  says: /^serviceDown/,
  play: instead({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) })
})

/** A page of 30 requests that is full: whatever page is asked for, it comes. */
const samePage = (total: number | undefined): Fault => ({
  name: `is the same page for every number, ${total === undefined ? 'without a count' : `of ${total} requests`}`,
  calls: ['list'],
  ...(total === undefined ? {} : { trouble: 'listRepeats' }),
  async play(exchange) {
    const url = exchange.asked.url.replace(/([?&]page)=\d+/, '$1=1')
    exchange.asked.url = url
    await json((body) => ({ ...body, total }))(exchange)
  }
})

const odd = (name: string, item: unknown): Fault => ({
  name: `has among its items ${name}`,
  calls: ['list'],
  play: json((body) => ({ ...body, items: [item, ...itemsOf(body)], total: itemsOf(body).length + 1 }))
})

const stranger = {
  id: '11111111-2222-4333-8444-555555555555',
  status: 'completed',
  claims_required: [{ type: 'sub', value: 'LT50001018865' }],
  reference: 'ANOTHER-DESK',
  created_at: '2026-03-01T09:00:00Z',
  completed_at: '2026-03-01T09:05:00Z',
  result: { sub: 'LT50001018865' }
}

/** Every one of them. */
export const contentsFaults: readonly Fault[] = [
  instead200('is an empty object', '{}'),
  instead200('is a list', '[]'),
  instead200('is null', 'null'),
  instead200('is a text', '"ok"'),
  instead200('is cut JSON', '{"id": "unfin'),
  samePage(10_000),
  samePage(undefined),
  odd('null', null),
  odd('a number', 7),
  odd('one without an id', { status: 'pending' }),
  odd('one whose id leads elsewhere', { id: '..', status: 'pending' }),
  odd('one with all fields of wrong types', {
    id: 'odd-1',
    status: 9,
    link: [],
    claims_required: 'sub',
    result: 'none',
    created_at: {},
    mismatched_claims: 7
  }),
  { name: 'has dates without Z', calls: aboutRequests, play: json(times((text) => text.replace('Z', ''))) },
  { name: 'has dates in milliseconds', calls: aboutRequests, play: json(times((text) => Date.parse(text))) },
  { name: 'has dates beyond 9999', calls: aboutRequests, play: json(times(() => '12/31/20260')) },
  { name: 'has milliseconds for seconds', calls: aboutRequests, play: json(each(withLateResult)) },
  {
    name: 'leaves out the claims and the comparison',
    calls: aboutRequests,
    play: json(without('claims_required', 'claims_matched', 'mismatched_claims', 'claims_comparison_errors'))
  },
  {
    name: 'leaves out the link and the reason',
    calls: aboutRequests,
    play: json(without('link', 'link_expires_at', 'reason'))
  },
  { name: 'leaves out the result', calls: ['list', 'show'], play: json(without('result')) },
  {
    name: 'says that all is pending',
    calls: ['list', 'show'],
    play: json(each((request) => ({ ...request, status: 'pending', completed_at: null, result: {} })))
  },
  {
    name: 'is about another request',
    calls: ['create', 'show'],
    says: /^serviceDown/,
    play: json(() => stranger)
  }
]

function withLateResult(request: Tree): Tree {
  const result = request.result as Tree | null | undefined
  if (!result || typeof result.auth_time !== 'number') return request
  return { ...request, result: { ...result, auth_time: result.auth_time * 1000, expiration_time: 1e15 } }
}
