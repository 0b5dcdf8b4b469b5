/** How the desk stands with the office's other computers. */
import type { HealthCode, HealthLine } from '../../common/words/health/line.ts'
import type { OfficeFacts } from './facts.ts'
import { lineOf, timeOf } from './judge.ts'

const byStage = {
  off: 'office.off',
  connecting: 'office.connecting',
  waiting: 'office.waiting',
  connected: 'office.connected',
  away: 'office.away',
  removed: 'office.removed'
} as const satisfies Record<OfficeFacts['stage'], HealthCode>

/** What lacks on the server is told also while the desk is away from it: it lacks there still. */
export function judgeOffice({ stage, withheld, isKeyDue }: OfficeFacts): HealthLine {
  if (withheld && (stage === 'connected' || stage === 'away'))
    return lineOf('office', 'office.withheld', {
      ...timeOf(withheld.at),
      count: withheld.count,
      computer: withheld.name
    })
  return lineOf('office', stage === 'connected' && isKeyDue ? 'office.keyDue' : byStage[stage])
}
