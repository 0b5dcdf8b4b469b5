/** Requests of a test, some completed, at the times that it gives. */
import type { CachedRequest } from '../../../main/store/cache/requests.ts'
import { cachedRequest } from '../store/temporary-store.ts'

/** A request that was completed `tookMs` after its creation; with an outcome it is that one. */
export function completedRequest(
  id: string,
  createdAt: number,
  tookMs: number,
  change: { outcome?: CachedRequest['outcome']; method?: string; level?: string } = {}
): CachedRequest {
  const { outcome = 'matching', method = 'SMART_ID', level = 'high' } = change
  const result = { given_name: 'MARI', family_name: 'ÕIGE-ЩУКИНА', sub: 'EE60001019906' }
  return cachedRequest({
    id,
    status: 'completed',
    outcome,
    createdAt,
    completedAt: createdAt + tookMs,
    body: JSON.stringify({ id, status: 'completed', result: { ...result, acr: level, authentication_type: method } })
  })
}
