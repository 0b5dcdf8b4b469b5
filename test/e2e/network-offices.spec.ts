/** The networks that offices have: the main job through their proxies and gateways, and what the screen says of them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type WalkOptions, walkMainJob } from '../demo/walk.ts'
import { type Clerk, upToDate } from '../desk/clerk.ts'
import type { LaunchOptions } from '../desk/launch.ts'
import { words, wordsLike } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { type Authority, makeAuthority, trustIn } from '../neighbours/certificates.ts'
import { type Gateway, type Nginx, startGateway } from '../neighbours/nginx.ts'
import { servePac } from '../neighbours/pac.ts'
import { type ProxyUser, type Squid, startSquid } from '../neighbours/squid.ts'
import { type Office, openOffice } from './office.ts'
import { filesBelow, searchFiles } from './search-written.ts'

/** Its own share of the walk: how the app is started, and what goes when the network does. */
type Own = Partial<LaunchOptions> & Pick<WalkOptions, 'pullNetwork' | 'personAt' | 'between'>

/** Does the main job, and says which of its steps went wrong. */
async function mainJob({ folder, launch }: Office, server: PracticeServer, own: Own): Promise<void> {
  const { pullNetwork, personAt, between, ...started } = own
  const out = join(folder, 'walk')
  mkdirSync(out)
  const { steps } = await walkMainJob({
    launch: { ...launch, ...started, suggested: server },
    server,
    out,
    print: () => {},
    ...(pullNetwork ? { pullNetwork } : {}),
    ...(personAt ? { personAt } : {}),
    ...(between ? { between } : {})
  })
  expect(steps.filter(({ ok }) => !ok)).toEqual([])
}

/** The neighbour, which is gone after the test. */
function during<Neighbour extends AsyncDisposable>(neighbour: Neighbour): Neighbour {
  onTestFinished(() => neighbour[Symbol.asyncDispose]())
  return neighbour
}

/** How the app is told of a proxy, as by a system's settings: what is on loopback goes through it too. */
const settingsOf = (squid: Squid): readonly string[] => [
  `--proxy-server=${squid.address}`,
  '--proxy-bypass-list=<-loopback>'
]

/** An office whose computers trust its own authority, and a gateway of it in front of the service. */
async function officeBehindGateway(names: readonly string[], more: Partial<Gateway> = {}) {
  const office = await openOffice({ network: 'chromium' })
  const home = join(office.folder, 'home')
  mkdirSync(home)
  const authority = makeAuthority(office.folder)
  trustIn(home, authority)
  const gateway = await gatewayOf(office, authority, names, more)
  return { office, gateway, env: { ...office.launch.env, HOME: home } }
}

async function gatewayOf(
  { server }: Office,
  authority: Authority,
  names: readonly string[],
  more: Partial<Gateway> = {}
): Promise<Nginx> {
  const behind = Number(new URL(server.url).port)
  return during(await startGateway({ behind, certificate: authority.issue({ names }), ...more }))
}

const tunnels = (squid: Squid, user: string) =>
  squid.log().filter((line) => line.startsWith('200 CONNECT ') && line.endsWith(` ${user}`))

test('the main job is done through a proxy', async () => {
  const office = await openOffice({ network: 'chromium' })
  const squid = during(await startSquid())
  await mainJob(office, office.server, { switches: settingsOf(squid), pullNetwork: squid.goAway })
  expect(squid.log().filter((line) => /^20[01] POST .*identification_requests/.test(line))).toHaveLength(1)
})

test('the main job is done through a gateway with a certificate of the office’s own authority', async () => {
  const { office, gateway, env } = await officeBehindGateway(['localhost'])
  await mainJob(office, { ...office.server, url: gateway.url }, { env, pullNetwork: gateway.goAway })
})

test('the main job is done through the proxy that a PAC file names', async () => {
  const named = 'service.test'
  // As the service itself would, it tells links of its own name.
  const { office, gateway, env } = await officeBehindGateway([named], { rule: linksOfItsOwn })
  const squid = during(await startSquid(undefined, [named]))
  const pac = during(await servePac(`PROXY ${squid.address}`))
  const at = `https://${named}:${gateway.port}`
  await mainJob(
    office,
    { ...office.server, url: at },
    {
      env,
      switches: [`--proxy-pac-url=${pac.url}`],
      personAt: (link) => link.replace(at, office.server.url),
      pullNetwork: squid.goAway
    }
  )
  expect(pac.fetched()).toBeGreaterThan(0)
  expect(tunnels(squid, '-').length).toBeGreaterThan(0)
})

const linksOfItsOwn = `proxy_set_header Accept-Encoding "";
sub_filter_types application/json;
sub_filter_once off;
sub_filter "http://$proxy_host" "https://$host:$server_port";`

const user: ProxyUser = { userName: 'clerk', password: 'õige salasõna 7' }

/** Types what the proxy asks for, where the form stands. */
async function typeSignIn(clerk: Clerk): Promise<void> {
  await clerk.field('network.userName').fill(user.userName)
  await clerk.field('network.password').fill(user.password)
  await clerk.button('network.signIn').click()
}

test('a proxy’s sign-in is asked for once, kept over a restart, and asked for again once it is forgotten', async () => {
  const { office, gateway, env } = await officeBehindGateway(['localhost'])
  const squid = during(await startSquid(user, ['localhost']))
  const switches = settingsOf(squid)
  let isTyped = false
  await mainJob(
    office,
    { ...office.server, url: gateway.url },
    {
      env,
      switches,
      pullNetwork: squid.goAway,
      async between(clerk) {
        if (isTyped) return
        isTyped = true
        await clerk.button('service.test').click()
        await clerk.page.getByText(words('problem.proxySignIn')).waitFor()
        await typeSignIn(clerk)
        await clerk.page.getByText(words('service.testOk')).waitFor()
      }
    }
  )
  expect(searchFiles(filesBelow(office.userData), { 'the proxy’s password': user.password })).toEqual([])

  expect(tunnels(squid, user.userName).length).toBeGreaterThan(0)

  await squid.comeBack()
  const { clerk } = await office.start({ env, switches })
  await clerk.line.filter({ hasText: upToDate }).waitFor({ timeout: 60_000 })
  await clerk.openSettings('network')
  await clerk.page.getByText(words('network.of', { userName: user.userName, proxy: squid.address })).waitFor()
  expect(await clerk.field('network.userName').count()).toBe(0)
  await clerk.button('network.forgetOf', { proxy: squid.address }).click()
  const hop = clerk.page.getByTestId('connection-hop')
  await hop.filter({ hasText: words('problem.proxySignIn') }).waitFor({ timeout: 60_000 })
  await typeSignIn(clerk)
  await clerk.line.filter({ hasText: upToDate }).waitFor({ timeout: 60_000 })
  await clerk.button('network.forgetOf', { proxy: squid.address }).click()
})

test('Test connection tells of a certificate that is not trusted: who issued it, and from when to when', async () => {
  const office = await openOffice({ network: 'chromium' })
  const gateway = await gatewayOf(office, makeAuthority(office.folder, 'Nobody Knows CA'), ['localhost'])
  const { clerk } = await office.start({ suggested: { ...office.server, url: gateway.url } })
  await clerk.button('service.test').click()
  const told = clerk.page.getByRole('alert')
  await told.filter({ hasText: words('problem.certificateIssuer') }).waitFor()
  const text = await told.textContent()
  expect(text).toContain('Nobody Knows CA')
  for (const day of [-1, 30]) expect(text).toContain(String(new Date(Date.now() + day * 86_400_000).getFullYear()))
  expect(text).toMatch(wordsLike('hop.dates'))
})
