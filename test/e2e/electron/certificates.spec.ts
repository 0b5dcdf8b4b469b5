/** What Electron's own network makes of certificates. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { words } from '../../desk/words.ts'
import { keyAndCertificate, makeAuthority } from '../../neighbours/certificates.ts'
import { openOffice } from '../office.ts'
import { everywhere, onElectron } from './only.ts'

onElectron(
  'a server whose issuer this computer does not trust is told as such, and hears nothing',
  everywhere,
  async () => {
    const office = await openOffice({ network: 'plain' })
    const heard: string[] = []
    const offered: boolean[] = []
    const authority = makeAuthority(office.folder)
    const server = createServer(
      // It asks for a certificate of this computer too, and takes any.
      { ...keyAndCertificate(authority.issue({ names: ['localhost'] })), requestCert: true, rejectUnauthorized: false },
      ({ url }, answer) => {
        heard.push(url ?? '')
        answer.end()
      }
    )
    server.on('secureConnection', (socket) => offered.push(Object.keys(socket.getPeerCertificate()).length > 0))
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const { clerk } = await office.start()
    const { clientId, clientSecret } = office.server
    await clerk.button('onboarding.continue').waitFor()
    await clerk.typeService({ name: 'Practice desk', baseUrl: `https://localhost:${port}`, clientId, clientSecret })
    await clerk.button('service.test').click()
    await clerk.page.getByText(words('problem.certificateIssuer')).first().waitFor({ timeout: 30_000 })
    expect([heard, offered.filter(Boolean)]).toEqual([[], []])
  }
)
