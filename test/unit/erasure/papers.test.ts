/** The papers of erasing: what is told, and what is not. */
import { expect, test } from 'vitest'
import { certificate } from '../../../main/erasure/certificate.ts'
import { findPerson } from '../../../main/erasure/find-person.ts'
import { heldPaper } from '../../../main/erasure/held-paper.ts'
import { heldRecord } from '../../../main/erasure/held-record.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { nothingErased } from '../../../main/store/ledger/erasures.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { testClock, testService } from '../store/temporary-store.ts'
import { completeRequest, gone } from './full-store.ts'

const at = Date.parse('2026-05-01T08:00:00Z')

test.each(['en', 'et', 'ru'] as const)('what is held is a PDF, in %s', async (language) => {
  const clock = testClock()
  const store = openMemoryStore({ clock, random: fixedRandom(), author: () => 'Clerk' })
  store.services.add(testService)
  completeRequest(store, 'gone-1', gone, clock)
  const { requests, drafts, waiting, templates } = atOnce(findPerson(store, gone.code, at))
  const records = requests.map((each) => heldRecord(store, each))
  const held = { search: gone.code, madeAt: at, desk: 'K7Q', records, drafts, waiting, templates }
  const pdf = Buffer.from(await heldPaper(held, newPaper, language))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test.each(['en', 'et', 'ru'] as const)('the certificate is a PDF, in %s', async (language) => {
  const erasure = {
    id: 'abc',
    why: 'person' as const,
    reason: 'Asked',
    author: 'Clerk',
    orderedAt: at,
    removesFiled: true,
    step: 'ended' as const,
    counts: { ...nothingErased, requests: 1, saved: 2 },
    endedAt: at
  }
  const log = { stream: 's', size: 3, root: 'r' }
  const certified = { erasure, madeAt: at, desk: 'K7Q', marks: ['aa'], copiesLeft: 1, lostDesks: 1, log }
  const pdf = Buffer.from(await certificate(certified, newPaper, language))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
