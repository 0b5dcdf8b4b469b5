import { useNow } from '../ui/use-now.ts'
import { useConnections } from './connection-store.ts'

/** The time by a service's clock: this computer's may be wrong, and links run out by the service's. */
export function useServiceNow(everyMs: number, serviceId: string): number {
  const offset = useConnections(({ connections }) => connections[serviceId]?.clockOffsetMs ?? 0)
  return useNow(everyMs) + offset
}
