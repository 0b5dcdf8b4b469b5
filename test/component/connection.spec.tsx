/** The way to eeID as the clerk sees it: what Test connection and the foot say of each hop, and a proxy's sign-in. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type HopCode, hopCodes, looks } from '../../common/words/hops.ts'
import type { EeidError } from '../../main/eeid/client.ts'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { openWindow } from './open-window.tsx'

const certificate = {
  issuer: 'Office Web Filter CA',
  from: Date.UTC(2031, 0, 2),
  until: Date.UTC(2032, 2, 4),
  seenAt: Date.UTC(2030, 5, 6)
}

/** An error for each hop, as the network stack tells it. */
const errors: Record<HopCode, EeidError> = {
  noNetwork: { kind: 'offline', detail: 'ERR_INTERNET_DISCONNECTED' },
  nameNotFound: { kind: 'offline', detail: 'ERR_NAME_NOT_RESOLVED' },
  proxyUnreachable: { kind: 'offline', detail: 'ERR_PROXY_CONNECTION_FAILED', proxy: 'proxy.office:3128' },
  proxySignIn: { kind: 'proxySignIn', detail: 'PROXY_SIGN_IN_MISSING', proxy: 'proxy.office:3128' },
  proxyRefused: { kind: 'offline', detail: 'ERR_TUNNEL_CONNECTION_FAILED', proxy: 'proxy.office:3128' },
  certificateExpired: {
    kind: 'offline',
    detail: 'ERR_CERT_DATE_INVALID',
    certificate: { ...certificate, seenAt: Date.UTC(2040, 0, 1) }
  },
  certificateNotYetValid: { kind: 'offline', detail: 'ERR_CERT_DATE_INVALID', certificate },
  certificateIssuer: { kind: 'offline', detail: 'ERR_CERT_AUTHORITY_INVALID', certificate },
  certificateName: { kind: 'offline', detail: 'ERR_CERT_COMMON_NAME_INVALID', certificate },
  certificateFault: { kind: 'offline', detail: 'ERR_CERT_REVOKED', certificate },
  secureFailed: { kind: 'offline', detail: 'ERR_SSL_PROTOCOL_ERROR' },
  inBetween: { kind: 'inBetween', looksLike: 'portal', detail: 'html' }
}

async function open(page: 'service' | 'network', desk = deskInMemory()) {
  const clerk = await openWindow(desk)
  return { desk, clerk, region: await clerk.openSettings(page) }
}

/** What it has to say of each fact that is known. */
function facts({ proxy, certificate }: EeidError): string[] {
  return [
    ...(proxy === undefined ? [] : [proxy]),
    ...(certificate === undefined ? [] : [certificate.issuer, '2031', '2032'])
  ]
}

test('Test connection and the foot name the hop that failed, in the same words, with what is known of it', async () => {
  const { desk, clerk, region } = await open('service')
  await clerk.user.type(await screen.findByLabelText(words('service.clientSecret')), 'typed')
  const foot = await screen.findByRole('region', { name: words('connection.label') })
  for (const code of hopCodes) {
    // No more often than connections may be tested.
    desk.clock.advance(6_000)
    const error = errors[code]
    desk.service.signIn = error
    desk.service.fault = error
    await clerk.press(words('service.test'))
    await desk.round()
    for (const place of [region, foot]) {
      await waitFor(() => {
        for (const fact of [words(`problem.${code}`), ...facts(error)]) expect(place.textContent).toContain(fact)
      })
    }
  }
})

test.each(looks)('an answer from in between that looks like a %s says what to do', async (looksLike) => {
  const { desk, clerk, region } = await open('service')
  await clerk.user.type(await screen.findByLabelText(words('service.clientSecret')), 'typed')
  desk.service.signIn = { kind: 'inBetween', looksLike, detail: 'status403' }
  await clerk.press(words('service.test'))
  await waitFor(() => expect(region.textContent).toContain(words(`hop.look.${looksLike}`)))
})

test('an error that nobody knows keeps its own name, under Details', async () => {
  const { desk, clerk, region } = await open('service')
  await clerk.user.type(await screen.findByLabelText(words('service.clientSecret')), 'typed')
  desk.service.signIn = { kind: 'offline', detail: 'ERR_SOMETHING_NEW' }
  await clerk.press(words('service.test'))
  await within(region).findByText('ERR_SOMETHING_NEW')
  await within(region).findByText(words('problem.offline'))
})

test('the words of a service that refuses are shown', async () => {
  const { desk, clerk, region } = await open('service')
  await clerk.user.type(await screen.findByLabelText(words('service.clientSecret')), 'typed')
  desk.service.signIn = { kind: 'unauthorised', text: 'This service is closed' }
  await clerk.press(words('service.test'))
  await within(region).findByText('This service is closed')
})

test('a proxy’s sign-in is asked for once: by the foot, on its page; and its password does not come back', async () => {
  const { desk, clerk } = await open('service')
  desk.proxies.wanted('proxy.office:3128', 'missing')
  desk.service.fault = errors.proxySignIn
  await desk.round()
  const foot = await screen.findByRole('region', { name: words('connection.label') })
  await clerk.user.click(await within(foot).findByRole('button', { name: words('common.openSettings') }))
  const region = await screen.findByRole('region', { name: words('settings.sections.network') })
  await within(region).findByText(words('network.asks', { proxy: 'proxy.office:3128' }))

  await clerk.press(words('network.signIn'))
  expect(await within(region).findAllByText(words('field.required'))).toHaveLength(2)
  await clerk.fill(words('network.userName'), 'desk')
  await clerk.user.type(screen.getByLabelText(words('network.password')), 'the password')
  await clerk.press(words('network.signIn'))
  await within(region).findByText(words('network.saved'))
  await within(region).findByText(words('network.of', { userName: 'desk', proxy: 'proxy.office:3128' }))
  expect(await desk.proxies.of('proxy.office:3128')).toEqual({ userName: 'desk', password: 'the password' })
  expect(within(region).queryByLabelText(words('network.password'))).toBeNull()
  expect(document.body.innerHTML).not.toContain('the password')

  await clerk.press(words('network.forgetOf', { proxy: 'proxy.office:3128' }))
  await within(region).findByText(words('network.none'))
  expect(await desk.proxies.of('proxy.office:3128')).toBeNull()
})

test('a sign-in that the proxy refused is asked for anew, and says so', async () => {
  const desk = deskInMemory()
  desk.proxies.wanted('proxy.office:3128', 'refused')
  const { region } = await open('network', desk)
  await within(region).findByText(words('network.refused', { proxy: 'proxy.office:3128' }))
})

test('the sign-in can be entered where Test connection met the proxy, as at the first start', async () => {
  const { desk, clerk, region } = await open('service')
  await clerk.user.type(await screen.findByLabelText(words('service.clientSecret')), 'typed')
  desk.proxies.wanted('proxy.office:3128', 'missing')
  desk.service.signIn = errors.proxySignIn
  await clerk.press(words('service.test'))
  const userName = await within(region).findByLabelText(words('network.userName'))
  await waitFor(() => expect(document.activeElement).toBe(userName))
  desk.service.signIn = null
  await clerk.fill(words('network.userName'), 'desk')
  await clerk.user.type(screen.getByLabelText(words('network.password')), 'the password')
  await clerk.press(words('network.signIn'))
  // What met the proxy goes on by itself.
  await within(region).findByText(words('service.testOk'))
  expect(await desk.proxies.of('proxy.office:3128')).toEqual({ userName: 'desk', password: 'the password' })
})
