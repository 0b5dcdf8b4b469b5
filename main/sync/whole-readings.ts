/**
 * Reads a service's whole list now and then after the first time. Its order and its count say where a sweep may stop; both
 * may be wrong, or change unseen, and what they then hide would stay hidden for good.
 */
import { mostPages } from './listing.ts'
import type { PageRead, PageReader } from './page-reader.ts'

// A list of N pages that is read bit by bit within N sweeps costs one or two calls more for each sweep.
const fewestSweeps = 20

// However long it is, what was hidden has to come to light on the same day.
const mostSweeps = 200

/** The whole readings of one service: one begins when it is due, and stays due until it has come to its end. */
export type WholeReadings = {
  /** A sweep begins. */
  sweeping(): void
  /** What this sweep reads leaves a gap, as news behind a page with news do, unless it ends well. */
  doubt(): void
  /** The sweep ended well. */
  swept(): void
  isDue(): boolean
  /** The whole list is to be read at once, from its first page. */
  begin(): void
  /** Reads the next page; null where the service does not give it, which is then left to the next whole reading. */
  readNext(): Promise<PageRead | null>
  /** Reading on is of no use: the next one is due in some time. */
  giveUp(): void
}

/** Nothing is remembered over a restart: the first is due after twenty sweeps. */
export function createWholeReadings(reader: Pick<PageReader, 'pages' | 'read'>): WholeReadings {
  let sweepsLeft = fewestSweeps
  let page = 1
  let isDoubtful = false
  // What stood on the page before.
  let before = ''

  function begin(): void {
    sweepsLeft = 0
    page = 1
  }

  function end(): void {
    sweepsLeft = Math.min(mostSweeps, Math.max(fewestSweeps, page))
    page = 1
  }

  // Some services give their last page for every page beyond it.
  const isBeyond = (ids: string) => page > reader.pages() && ids !== '' && ids === before

  return {
    sweeping() {
      if (isDoubtful) begin()
      isDoubtful = false
    },
    doubt() {
      isDoubtful = true
    },
    swept() {
      sweepsLeft -= 1
      isDoubtful = false
    },
    isDue: () => sweepsLeft <= 0,
    begin,
    giveUp: end,
    async readNext() {
      const read = await reader.read(page)
      const ids = read?.ids.join(' ') ?? ''
      if (read?.isEmpty || isBeyond(ids) || page >= mostPages) end()
      else page += 1
      before = ids
      return read
    }
  }
}
