import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { wholeList } from '../../common/words/list-query.ts'
import { calls, events } from '../../preload/contract/contract.ts'
import { eventually, openOffice, signIn } from './office.ts'
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

test('a server that asks for a certificate gets none', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await clerk.button('onboarding.continue').waitFor()
  const answers = await desk.app.evaluate(({ app }) => {
    const answers: unknown[] = []
    const event = { preventDefault: () => answers.push('prevented') }
    const answer = (...certificates: unknown[]) => answers.push(certificates)
    app.emit('select-client-certificate', event, null, 'https://eeid.example/', [{ subjectName: 'a card' }], answer)
    return answers
  })
  expect(answers).toEqual(['prevented', []])
})

test('a built app takes its pages from nowhere else, whatever its environment says', async () => {
  const asked: string[] = []
  const devServer = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end('<title>not the app</title>')
  }).listen(0, '127.0.0.1')
  await once(devServer, 'listening')
  onTestFinished(() => void devServer.close())
  const { port } = devServer.address() as AddressInfo
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start({ env: { ELECTRON_RENDERER_URL: `http://127.0.0.1:${port}` } })
  await clerk.button('onboarding.continue').waitFor()
  expect(await clerk.page.title()).toBe('eeID Desk')
  expect(asked).toEqual([])
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

test('a second start brings the first to the front, and ends', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await clerk.button('onboarding.continue').waitFor()
  await desk.app.evaluate(({ app, BrowserWindow }) => {
    const came = { second: 0, focused: 0 }
    Object.assign(globalThis, { came })
    app.on('second-instance', () => {
      came.second += 1
    })
    BrowserWindow.getAllWindows()[0]?.on('focus', () => {
      came.focused += 1
    })
    BrowserWindow.getAllWindows()[0]?.blur()
  })
  expect(await office.startAgain()).toBe(0)
  // The second may be gone before the first has done what it was told.
  await eventually(async () => {
    const came = await desk.app.evaluate(() => (globalThis as unknown as { came: object }).came)
    expect(came).toEqual({ second: 1, focused: 1 })
  })
  expect(await clerk.button('onboarding.continue').isVisible()).toBe(true)
})
