/** Clerks of a desk in memory: added as a manager adds them, and signing in as they do. */
import type { Role } from '../../common/words/clerks.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'

/** PINs that nobody would try first. */
export const pins = { mari: '730184', jaan: '194673', account: '582907' } as const

/** Adds a clerk; returns the id, and the code that a manager is shown. */
export async function addClerk(api: DeskApi, name: string, role: Role, pin: string) {
  const added = await api.clerks.add({ name, role, pin })
  if (!added.ok) throw new Error(added.error.code)
  const all = await api.clerks.get()
  const id = all.ok ? all.value.clerks.find((clerk) => clerk.name === name)?.id : undefined
  if (id === undefined) throw new Error('nobody was added')
  return { id, code: added.value.recoveryCode ?? '' }
}

/** A desk of two: Mari, who is a manager, and Jaan, who is a clerk. It is locked then. */
export async function twoClerks(api: DeskApi) {
  const mari = await addClerk(api, 'Mari', 'manager', pins.mari)
  const jaan = await addClerk(api, 'Jaan', 'clerk', pins.jaan)
  await api.clerks.choose({ mode: 'named' })
  return { mari, jaan }
}
