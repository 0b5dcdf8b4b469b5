/** From Create pressed to the code painted, beside the service's own answer time. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clerk } from '../desk/clerk.ts'
import { launchDesk } from '../desk/launch.ts'
import { type FaultInput, startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'

/** What the bench of handing over is given; `rounds` requests are made, each of which the service takes `serviceMs` for. */
export type HandoverBench = { host: Pick<Host, 'kind' | 'executable'>; rounds: number; serviceMs: number }

/** How many requests after a start are told of apart from the rest: what they run through runs for the first time. */
export const firstRounds = 10

/** One request, milliseconds: from Create pressed to the code painted, and how long the service took to answer it. */
export type HandoverTime = { whole: number; service: number }

const appFolder = join(import.meta.dirname, '../..')

/** Measures, on the built app and the practice server. What the app adds is `whole` less `service`. */
export async function benchHandover({ host, rounds, serviceMs }: HandoverBench): Promise<HandoverTime[]> {
  const userData = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const server = await startPracticeServer()
  if (serviceMs > 0) await server.practice.addFault(slowCreates(serviceMs))
  const service = timeCreates()
  const desk = await launchDesk({ host, userData, appFolder, suggested: server })
  try {
    const clerk = new Clerk(desk.page)
    await clerk.endFirstStart()
    const times: HandoverTime[] = []
    for (let round = 0; round < rounds; round++) {
      await clerk.typeRequest({ sub: `EE${38_001_010_000 + round}`, name: 'Mari Maasikas' })
      await desk.page.evaluate(watchPressToCode)
      await clerk.button('create.create').click()
      const whole = await desk.page.evaluate(() => (window as unknown as Watched).watched)
      times.push({ whole, service: service.last() })
      await desk.page.keyboard.press('Escape')
    }
    return times
  } finally {
    await desk.close()
    service.stop()
    await server.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

const slowCreates = (ms: number): FaultInput => ({
  call: 'create',
  times: 'until-cleared',
  effect: { kind: 'latency', ms, at: 'before' }
})

/** How long the practice server, which is in this process, took for the last create: from its first byte to its answer's last. */
function timeCreates() {
  let begun = 0
  let took = 0
  const isCreate = (message: unknown) => {
    const { request } = message as { request: IncomingMessage }
    return request.method === 'POST' && request.url?.endsWith('/identification_requests') === true
  }
  const onStart = (message: unknown) => {
    if (isCreate(message)) begun = performance.now()
  }
  const onFinish = (message: unknown) => {
    if (isCreate(message)) took = performance.now() - begun
  }
  subscribe('http.server.request.start', onStart)
  subscribe('http.server.response.finish', onFinish)
  return {
    last: () => took,
    stop() {
      unsubscribe('http.server.request.start', onStart)
      unsubscribe('http.server.response.finish', onFinish)
    }
  }
}

type Watched = { watched: Promise<number> }

/** In the window: the time from the next press to the frame in which a code is painted. Nothing outside is known here. */
function watchPressToCode(): void {
  const watched = new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('no code within ten seconds')), 10_000)
    const begin = (press: MouseEvent) => {
      window.removeEventListener('click', begin, true)
      const observer = new MutationObserver(() => {
        if (document.querySelector('[data-testid="qr"]') === null) return
        observer.disconnect()
        clearTimeout(limit)
        // The frame is painted once the task that follows it runs.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - press.timeStamp)
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true })
    }
    window.addEventListener('click', begin, true)
  })
  Object.assign(window, { watched })
}
