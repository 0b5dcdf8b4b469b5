/** Node's fetch, at each of whose calls a life may end; a create also while the service is busy with it. */
import type { Network } from '../../main/startup/eeid-client.ts'
import { PracticeClient } from '../eeid-server/practice-client.ts'
import type { Killer } from './killer.ts'

/** The network of a life whose service is at `url`. */
export function mortalNetwork(killer: Killer, url: string): Network {
  const practice = new PracticeClient(url)

  async function create(address: string, init: RequestInit): Promise<Response> {
    const answer = fetch(address, init)
    answer.catch(() => {})
    if (killer.endsAfter('create.left')) await seenByService(practice, 'under-way')
    await killer.around('create.left', async () => {})
    if (killer.endsAfter('create.stored')) await storedByService(practice, init)
    await killer.around('create.stored', async () => {})
    return answer
  }

  return {
    fetch(address, init) {
      const name = nameOf(address, init)
      const send = name === 'create' ? create : fetch
      return killer.around(`fetch.${name}`, () => send(address, init))
    },
    closeIdleConnections: async () => {}
  }
}

function nameOf(address: string, { method }: RequestInit): string {
  const { pathname } = new URL(address)
  if (pathname.endsWith('/token')) return 'token'
  if (method === 'POST') return 'create'
  if (pathname.endsWith('/proof_of_identity')) return 'proof'
  return pathname.endsWith('/identification_requests') ? 'list' : 'show'
}

async function seenByService(practice: PracticeClient, outcome: string): Promise<void> {
  for (;;) {
    const calls = await practice.calls(20)
    if (calls.some((call) => call.call === 'create' && call.outcome === outcome)) return
  }
}

async function storedByService(practice: PracticeClient, { body }: RequestInit): Promise<void> {
  const { reference } = JSON.parse(String(body)) as { reference: string }
  while ((await practice.requests({ reference })).length === 0);
}
