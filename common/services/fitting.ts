/** Which service is for the person who is filled in. */
import type { ClaimTexts } from '../words/requests.ts'
import type { Environment, ServicePurpose } from '../words/services.ts'

/** A service as far as choosing one goes. */
export type ChosenService = { id: string; purpose: ServicePurpose; isPaused: boolean; environment: Environment }

/**
 * The service that fits better what is filled in than the one in use; null where the one in use is as good, or where it
 * cannot be told which of several is. A live service never gives way to a test one, nor the other way round.
 */
export function fittingService(services: readonly ChosenService[], inUse: string, claims: ClaimTexts): string | null {
  const current = services.find(({ id }) => id === inUse)
  const wanted = purposeOf(claims)
  if (current === undefined || wanted === null || current.purpose === wanted) return null
  const others = services.filter(
    ({ purpose, environment, isPaused }) => purpose === wanted && environment === current.environment && !isPaused
  )
  return others.length === 1 ? (others[0]?.id ?? null) : null
}

function purposeOf({ sub, birthdate }: ClaimTexts): Exclude<ServicePurpose, 'anybody'> | null {
  if (sub.trim() !== '') return 'code'
  return birthdate.trim() === '' ? null : 'birthdate'
}
