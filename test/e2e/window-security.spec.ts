import { expect, test } from 'vitest'
import { wholeList } from '../../common/words/list-query.ts'
import { calls, events } from '../../preload/contract/contract.ts'
import { openOffice, signIn } from './office.ts'
import { attempt, expectPowerless } from './powerless.ts'

test('the window can do what the contract names, and nothing else', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk

  const exposed = await page.evaluate(() => {
    const { eeidDesk } = window as unknown as { eeidDesk: Record<string, object> }
    return Object.fromEntries(Object.entries(eeidDesk).map(([domain, names]) => [domain, Object.keys(names)]))
  })
  const { on, ...domains } = exposed
  expect(domains).toEqual(Object.fromEntries(Object.entries(calls).map(([name, each]) => [name, Object.keys(each)])))
  expect(on).toEqual(Object.keys(events))

  // The secret went in and does not come out again.
  const known = await page.evaluate(async () => {
    const { eeidDesk } = window as unknown as { eeidDesk: { services: Record<string, () => Promise<unknown>> } }
    return JSON.stringify([await eeidDesk.services.list?.(), await eeidDesk.services.suggestion?.()])
  })
  expect(known).toContain(office.server.clientId)
  expect(known).not.toContain(office.server.clientSecret)

  // Calls that do not fit are turned away, not answered.
  expect(await attempt(page, "window.eeidDesk.proofs.save({ id: 'x', path: '/tmp/x' })")).toMatch(/^refused/)
  expect(await attempt(page, 'window.eeidDesk.requests.get(7)')).toMatch(/^refused/)
  const all = { serviceId: 'x', query: wholeList, offset: 0, limit: 100_000 }
  expect(await attempt(page, `window.eeidDesk.requests.list(${JSON.stringify(all)})`)).toMatch(/^refused/)

  await expectPowerless(page, office.server, () => desk.app.windows().length)
})

test('the window has nothing to complain of while it loads', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await clerk.button('onboarding.continue').waitFor()
  const complaints: string[] = []
  await clerk.inEachWindow(async (page) => {
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.reload()
  })
  await signIn(clerk, office.server)
  await clerk.createRequest({ name: 'Mari Maasikas' })
  expect(complaints).toEqual([])
})
