/** What was decided before the pictures: yesterday's requests all, today's up to the last few. */
import type { Page } from 'playwright-core'
import { wholeList } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'

/** How many of the newest completed requests stay undecided. */
const leftToDecide = 4

/** Accepts what matches and rejects what differs, by the window's own calls; `why` is the note on what is rejected. */
export async function decideEarlier(page: Page, why: string): Promise<void> {
  await page.evaluate(
    async ({ query, left, note }) => {
      const { requests, decisions, services } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
      const [service] = await services.list()
      const serviceId = service?.id ?? ''
      const read = async (offset: number) => {
        const page = await requests.list({ serviceId, query, offset, limit: 200 })
        return page.ok ? page.value.rows : []
      }
      const rows = [...(await read(0)), ...(await read(200))]
      for (const row of rows.slice(left)) {
        const verdict = row.outcome === 'matching' ? 'accept' : 'reject'
        await decisions.decide({ id: row.id, verdict, note: verdict === 'accept' ? '' : note })
      }
    },
    { query: { ...wholeList, view: 'toDecide' as const }, left: leftToDecide, note: why }
  )
}
