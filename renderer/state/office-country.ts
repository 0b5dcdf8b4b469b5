import { create } from 'zustand'
import { ask } from '../ui/surprise.ts'
import { desk } from './desk.ts'
import { useDesk } from './desk-store.ts'

/** Whose personal codes those are that name no country, as the office has chosen; empty where it has not, or is not read. */
export const useOfficeCountry = create<{ country: string }>(() => ({ country: '' }))

/** Reads what the office has chosen. */
export async function readOfficeCountry(): Promise<void> {
  const outcome = await ask(() => desk().people.codeCountry())
  if (outcome?.ok) useOfficeCountry.setState(outcome.value)
}

const ofService = (serviceId: string): string =>
  useDesk.getState().services?.find(({ id }) => id === serviceId)?.codeCountry ?? ''

/** Whose personal codes those are that name no country, at a service: as chosen for it, else for all; empty where neither is. */
export const codeCountryAt = (serviceId: string): string => ofService(serviceId) || useOfficeCountry.getState().country

/** The same, followed. */
export function useCodeCountry(serviceId: string): string {
  const office = useOfficeCountry(({ country }) => country)
  const own = useDesk(({ services }) => services?.find(({ id }) => id === serviceId)?.codeCountry ?? '')
  return own || office
}
