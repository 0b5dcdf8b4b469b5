import { expect, test } from 'vitest'
import { playCampaign, told } from '../../kill/campaign.ts'

// The plan is the same in every run; where a kill strikes within a millisecond is not.
const seed = 20_260_501

test('a desk that is killed two hundred times keeps every promise', { timeout: 600_000 }, async () => {
  const report = await playCampaign({ kills: 210, seed, atOnce: 2 })
  console.log(`node test/kill/run.ts --kills 210 --seed ${seed}\n${told(report)}`)
  expect(report.broken, `seed ${seed}`).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(200)
  expect(Object.keys(report.rows).filter((state) => !['created', 'rejected', 'parked'].includes(state))).toEqual([])
})

test('a desk that sends again what may have arrived is found out', { timeout: 600_000 }, async () => {
  const { broken } = await playCampaign({ kills: 60, seed: 3, atOnce: 2, careless: true })
  expect(broken.join('\n')).toContain('is on the service twice')
})
