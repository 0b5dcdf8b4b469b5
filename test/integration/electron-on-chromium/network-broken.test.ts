import { expect, it } from 'vitest'
import { type Ending, phases, startDyingServer } from '../../neighbours/dying-server.ts'
import { ask, networkToy } from './ask.ts'

const toy = networkToy()
const endings: readonly Ending[] = ['closed', 'reset']
const cases = phases.flatMap((phase) => endings.map((ending) => ({ phase, ending })))

/** As many breaks as were promised; a sample where they are not asked for. */
const breaks = process.env.EEID_DESK_BREAKS ? Number(process.env.EEID_DESK_BREAKS) : cases.length * 2

const closeAll = () => toy.app.evaluate(({ session }) => session.fromPartition('asking').closeAllConnections())
const create = (url: string) => ask(toy.app, { url, method: 'POST', body: '{"reference":"once"}' })

it('a create on a fresh connection is never sent twice, whenever the connection breaks', async () => {
  await using server = await startDyingServer()
  for (let each = 0; each < breaks; each++) {
    const { phase, ending } = cases[each % cases.length] as (typeof cases)[number]
    // A connection that could be used again, as reading leaves one.
    server.dieAt(undefined)
    await create(`${server.url}/before-${each}`)
    await closeAll()
    server.dieAt(phase, ending)
    const came = await create(`${server.url}/${each}`)
    const times = server.arrived(`/${each}`)
    // Chromium takes a head that was cut short for a whole one where the connection was closed in good order.
    const seemsWhole = phase === 'in the head of the answer' && ending === 'closed'
    expect(came.error ?? `status ${came.status}`, `${phase}, ${ending}`).toMatch(
      seemsWhole ? /^status 201$/ : /^net::ERR_/
    )
    expect(times, `${phase}, ${ending}`).toBe(phase === 'on connecting' ? 0 : 1)
  }
})

it('a create on a reused connection is sent again by Chromium itself, until the head of the answer is there', async () => {
  await using server = await startDyingServer()
  const times: Record<string, number> = {}
  for (const [each, { phase, ending }] of cases.entries()) {
    if (phase === 'on connecting') continue
    server.dieAt(undefined)
    await closeAll()
    await create(`${server.url}/before-${each}`)
    server.dieAt(phase, ending)
    await create(`${server.url}/${each}`)
    times[`${phase}, ${ending}`] = server.arrived(`/${each}`)
  }
  expect(times).toEqual({
    'in the head of the request, closed': 2,
    'in the head of the request, reset': 2,
    'in the body of the request, closed': 2,
    'in the body of the request, reset': 2,
    'before the answer, closed': 2,
    'before the answer, reset': 2,
    'in the head of the answer, closed': 1,
    'in the head of the answer, reset': 2,
    'in the body of the answer, closed': 1,
    'in the body of the answer, reset': 1,
    'in a chunk of the answer, closed': 1,
    'in a chunk of the answer, reset': 1
  })
})
