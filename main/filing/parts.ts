/** What stands in the places of a template of names. */
import { isForTest } from '../../common/words/services.ts'
import { outcomeOfKept } from '../outcome/of.ts'
import type { Store } from '../store/open-store.ts'
import type { FilingParts } from './template.ts'

/** What is known of a request for the name of its file. */
export function partsOf(store: Store, serviceId: string, requestId: string): FilingParts {
  const found = store.views.onService(serviceId, requestId)
  const service = store.services.marked(serviceId)
  const result = found && outcomeOfKept(found)?.result
  return {
    completedAt: found?.completedAt ?? found?.createdAt ?? 0,
    reference: found?.reference ?? '',
    givenName: result?.givenName ?? '',
    familyName: result?.familyName ?? '',
    code: result?.sub ?? '',
    service: service.name,
    isTest: isForTest(service)
  }
}
