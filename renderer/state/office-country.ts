import { create } from 'zustand'
import { ask } from '../ui/surprise.ts'
import { desk } from './desk.ts'

/** Whose personal codes those are that name no country, as the office has chosen; empty where it has not, or is not read. */
export const useOfficeCountry = create<{ country: string }>(() => ({ country: '' }))

/** Reads what the office has chosen. */
export async function readOfficeCountry(): Promise<void> {
  const outcome = await ask(() => desk().people.codeCountry())
  if (outcome?.ok) useOfficeCountry.setState(outcome.value)
}
