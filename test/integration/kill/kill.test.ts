import { expect, test } from 'vitest'
import { playCampaign, told } from '../../kill/campaign.ts'

// Another seed on another day; the one of a failure is printed and replays its plan.
const seed = Math.floor(Date.now() / 86_400_000)

test('a desk that is killed two hundred times keeps every promise', { timeout: 180_000 }, async () => {
  const report = await playCampaign({ kills: 210, seed, atOnce: 2 })
  console.log(`node test/kill/run.ts --kills 210 --seed ${seed}\n${told(report)}`)
  expect(report.broken, `seed ${seed}`).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(200)
  expect(Object.keys(report.rows).filter((state) => !['created', 'rejected', 'parked'].includes(state))).toEqual([])
})

test('a desk that sends again what may have arrived is found out', { timeout: 180_000 }, async () => {
  const { broken } = await playCampaign({ kills: 60, seed: 3, atOnce: 2, careless: true })
  expect(broken.join('\n')).toContain('is on the service twice')
})
