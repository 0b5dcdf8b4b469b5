/** What is said at a desk while a round of the exchange is under way goes out with the next one, not an hour later. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startExchange } from '../../../main/office/exchange.ts'
import { foundOffice } from '../../../main/office/membership.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryOfficeServer } from '../../desk-parts/memory-office-server.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'

const connection = { hosts: ['localhost'], database: 'office', user: 'desk_1', authority: '' }

test.each(['statementIds', 'counts', 'names', 'sealedThere', 'put', 'takeBack', 'onlyOlder', 'forgetKeys'] as const)(
  'while %s is asked',
  async (call) => {
    const clock = new ManualClock(Date.parse('2026-05-01T08:00:00Z'))
    const keychain = memoryKeychain()
    const store = openMemoryStore({ clock, random: randomBytes, author: () => 'Clerk' })
    await foundOffice(
      { store, keychain, clock, random: randomBytes },
      { deskName: 'Counter 1', name: 'Town office', connection, password: 'x' }
    )
    const secrets = await officeSecrets(keychain, store.office.membership()?.desk ?? '')
    if (!secrets.ok || !secrets.value) throw new Error('no secrets')
    const { server } = memoryOfficeServer()
    let isSaid = false
    const meanwhile = {
      ...server,
      [call]: async (...args: never[]) => {
        const answer = await (server[call] as (...all: never[]) => Promise<unknown>)(...args)
        if (!isSaid) store.audit.add({ act: 'note', told: {} })
        isSaid = true
        return answer
      }
    }
    const exchange = startExchange({
      store,
      server: meanwhile,
      secrets: secrets.value,
      keychain,
      clock,
      random: randomBytes
    })
    await exchange.round(true)
    await exchange.round(false)
    const { stream, size } = store.audit.head()
    expect((await server.counts()).get(stream)).toBe(size)
  }
)
