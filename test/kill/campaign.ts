/** Kills desks, a given number of times, at every place in turn. */
import { type Random, seededRandom } from '../eeid-server/index.ts'
import { type DeskReport, playDesk } from './desk.ts'
import { placeOf } from './life.ts'
import { firstScenes, type Scene, scenes } from './scenes.ts'

/** What to play. */
export type Campaign = {
  kills: number
  /** What the plan is drawn from. */
  seed: number
  /** How many desks live side by side. */
  atOnce: number
  /** How many lives a desk has before it is left in peace; twenty unless told. */
  livesOfADesk?: number
  /** Desks that send again what may have arrived; see `Life`. */
  careless?: boolean
}

/** What came of a campaign. */
export type CampaignReport = {
  kills: number
  /** Every place that was planned, once. */
  planned: string[]
  /** How many kills struck at each place. */
  places: Map<string, { meant: number; late: number }>
  rows: Record<string, number>
  proofs: number
  forgiven: number
  broken: string[]
}

/** Plays the whole campaign. The same seed plans the same lives; what the machine does in them is its own. */
export async function playCampaign(campaign: Campaign): Promise<CampaignReport> {
  const { kills, seed, atOnce, livesOfADesk = 20, careless = false } = campaign
  const plans = planned(seededRandom(seed), kills, Math.ceil(kills / livesOfADesk))
  const places = plans.flat().map(({ point }) => placeOf(point))
  const reports: DeskReport[] = []
  const next = plans.entries()
  const worker = async () => {
    for (const [index, lives] of next) {
      // A careless desk is to be found out: once is enough.
      if (careless && reports.some(({ broken }) => broken.length > 0)) return
      const deskSeed = seed * 1_000 + index
      const random = seededRandom(deskSeed)
      reports.push(await playDesk({ scenes: lives, random, seed: deskSeed, careless }))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return summed(reports, [...new Set(places)])
}

/** Deals out first lives and then every place in turn, so that none is left out and no two desks are alike. */
function planned(random: Random, kills: number, desks: number): Scene[][] {
  const firsts = dealt(random, firstScenes, desks)
  const others = dealt(random, scenes, kills - desks)
  return firsts.map((first, index) => [first, ...others.filter((_, place) => place % desks === index)])
}

function dealt(random: Random, make: (random: Random) => Scene[], count: number): Scene[] {
  const all: Scene[] = []
  while (all.length < count) {
    const round = make(random).map((scene) => ({ scene, rank: random.next() }))
    all.push(...round.toSorted((a, b) => a.rank - b.rank).map(({ scene }) => scene))
  }
  return all.slice(0, count)
}

function summed(reports: readonly DeskReport[], planned: string[]): CampaignReport {
  const sum: CampaignReport = { kills: 0, planned, places: new Map(), rows: {}, proofs: 0, forgiven: 0, broken: [] }
  for (const report of reports) {
    for (const { place, end } of report.deaths) {
      if (end !== 'meant' && end !== 'late') continue
      const count = sum.places.get(place) ?? { meant: 0, late: 0 }
      count[end] += 1
      sum.places.set(place, count)
      sum.kills += 1
    }
    for (const [state, count] of Object.entries(report.rows)) sum.rows[state] = (sum.rows[state] ?? 0) + count
    sum.proofs += report.proofs
    sum.forgiven += report.forgiven
    sum.broken.push(...report.broken)
  }
  return sum
}

/** The report as lines to read. */
export function told({ kills, places, rows, proofs, forgiven, broken }: CampaignReport): string {
  const width = Math.max(...[...places.keys()].map((place) => place.length))
  const byPlace = [...places]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([place, { meant, late }]) => `  ${place.padEnd(width)}  ${meant}${late > 0 ? `, elsewhere ${late}` : ''}`)
  const states = Object.entries(rows).map(([state, count]) => `${count} ${state}`)
  return [
    ...byPlace,
    `${kills} kills; requests in the end: ${states.join(', ')}; proofs: ${proofs}`,
    `known only to a spoilt ledger, and not in its last backup: ${forgiven}`,
    broken.length === 0 ? 'every promise was kept' : `BROKEN:\n  ${broken.join('\n  ')}`
  ].join('\n')
}
