/** What main has of the requests of a window. */
import type { Page } from 'playwright-core'
import { wholeList } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { RequestRow } from '../../preload/contract/request.ts'

/** Every request as main has it, in the order of the list. */
export function rowsOf(page: Page): Promise<RequestRow[]> {
  return page.evaluate(async (query) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const [service] = await eeidDesk.services.list()
    const answer = await eeidDesk.requests.list({ serviceId: service?.id ?? '', query, offset: 0, limit: 100 })
    return answer.ok ? [...answer.value.rows] : []
  }, wholeList)
}
