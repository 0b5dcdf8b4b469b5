import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { eventually, openOffice } from './office.ts'

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
