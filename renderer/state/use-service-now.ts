import { useNow } from '../ui/use-now.ts'
import { useConnection } from './connection-store.ts'

/** The time by the service's clock: this computer's may be wrong, and links run out by the service's. */
export function useServiceNow(everyMs: number): number {
  const offset = useConnection(({ connection }) => connection?.clockOffsetMs ?? 0)
  return useNow(everyMs) + offset
}
