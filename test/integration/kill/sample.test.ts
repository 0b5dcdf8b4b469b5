/** A dozen of the kills of `kill.test.ts`, which CI plays whole. */
import { expect, test } from 'vitest'
import { playCampaign } from '../../kill/campaign.ts'

const seed = 20_260_501
const kills = 12

test('two desks that are killed six times each keep every promise', { timeout: 600_000 }, async () => {
  const report = await playCampaign({ kills, seed, atOnce: 2, livesOfADesk: kills / 2 })
  expect(report.broken, `seed ${seed}`).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(kills - 2)
  expect([...report.places.keys()].toSorted()).toEqual(report.planned.toSorted())
})
