/** The networks that offices have: the main job through their proxies and gateways. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { walkMainJob } from '../demo/walk.ts'
import type { LaunchOptions } from '../desk/launch.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { makeAuthority, trustIn } from '../neighbours/certificates.ts'
import { startGateway } from '../neighbours/nginx.ts'
import { type ProxyUser, type Squid, startSquid } from '../neighbours/squid.ts'
import { type Office, openOffice } from './office.ts'

/** Does the main job, and says which of its steps went wrong. */
async function mainJob({ folder, launch }: Office, server: PracticeServer, own: Partial<LaunchOptions>): Promise<void> {
  const out = join(folder, 'walk')
  mkdirSync(out)
  const { steps } = await walkMainJob({
    launch: { ...launch, ...own, suggested: server },
    server,
    out,
    print: () => {}
  })
  expect(steps.filter(({ ok }) => !ok)).toEqual([])
}

/** A proxy that even what is on loopback goes through, and how the app is told of it, as by a system's settings. */
async function proxyOf(user?: ProxyUser): Promise<{ squid: Squid; switches: readonly string[] }> {
  const squid = await startSquid(user)
  onTestFinished(() => squid[Symbol.asyncDispose]())
  return { squid, switches: [`--proxy-server=${squid.address}`, '--proxy-bypass-list=<-loopback>'] }
}

test('the main job is done through a proxy', async () => {
  const office = await openOffice({ network: 'chromium' })
  const { squid, switches } = await proxyOf()
  await mainJob(office, office.server, { switches })
  expect(squid.log().filter((line) => /^20[01] POST .*identification_requests/.test(line))).toHaveLength(1)
})

test('the main job is done through a gateway with a certificate of the office’s own authority', async () => {
  const office = await openOffice({ network: 'chromium' })
  const home = join(office.folder, 'home')
  mkdirSync(home)
  const authority = makeAuthority(office.folder)
  trustIn(home, authority)
  const behind = Number(new URL(office.server.url).port)
  await using gateway = await startGateway({ behind, certificate: authority.issue() })
  await mainJob(office, { ...office.server, url: gateway.url }, { env: { ...office.launch.env, HOME: home } })
})

// By `proxyOf({ userName, password })`, once the settings have a place for what the proxy asks.
test.todo('the main job is done through a proxy that asks for a sign-in')
