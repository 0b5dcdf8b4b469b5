/** Which proofs a clerk chose in the list. */
import type { ListQuery } from '../../common/words/list-query.ts'
import type { Store } from '../store/open-store.ts'
import type { BatchItem } from './batch.ts'

/** Chosen one by one, or all that a query finds except some. */
export type Chosen = { ids: readonly string[] } | { query: ListQuery; except: readonly string[] }

/** What was chosen, as the list shows it now. */
export function chosenItems(store: Pick<Store, 'views' | 'list'>, serviceId: string, chosen: Chosen): BatchItem[] {
  if ('ids' in chosen) {
    return chosen.ids.flatMap((id) => {
      const found = store.views.get(id)
      return found ? [{ id, reference: found.reference }] : []
    })
  }
  const except = new Set(chosen.except)
  return store.list.all(serviceId, chosen.query).filter(({ id }) => !except.has(id))
}
