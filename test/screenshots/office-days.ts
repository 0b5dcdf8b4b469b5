/** Ten days of a busy office at the practice server: what its computers have asked, and what people have answered. */
import type { PracticeClient } from '../eeid-server/practice-client.ts'

/** When a request was created, in milliseconds since 1970. Days are counted back from today, 0. */
type Moment = { at: number; day: number; ofDay: number }

const days = 10
const perDay = 30
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** The office opens so long before the pictures are made, and closes two and a half hours after. */
const openForMs = 5.5 * 60 * minuteMs
const apartMs = 16 * minuteMs

/** The hour of the clock on the wall in every picture. */
const hourOfPictures = 14

/** The time zone in which it is two in the afternoon now, so that the day behind the pictures is always a day's work. */
export function zoneOfPictures(now: Date): string {
  const ahead = hourOfPictures - now.getUTCHours()
  // POSIX counts the other way round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Fills a practice server with the requests of ten days; today's begin in the morning and end a little before now. */
export async function fillOfficeDays(practice: PracticeClient, now: number): Promise<number> {
  const moments = momentsUntil(now)
  for (const [place, moment] of moments.entries()) {
    await practice.setClock({ skewSeconds: (moment.at - Date.now()) / 1000 })
    await practice.seed({ count: 1, days: 0, ...fateOf(moment), ...nameOf(place) })
  }
  await practice.setClock({ skewSeconds: 0 })
  return moments.length
}

function momentsUntil(now: number): Moment[] {
  return Array.from({ length: days }, (_, back) => days - 1 - back)
    .flatMap((day) =>
      Array.from({ length: perDay }, (_, ofDay) => ({
        at: now - openForMs - day * dayMs + ofDay * apartMs,
        day,
        ofDay
      }))
    )
    .filter(({ at }) => at < now - apartMs)
}

// Those who never came are waited for until their link runs out; a few of the others turn out to be somebody else.
function fateOf({ day, ofDay }: Moment): { completedShare: number; mismatchShare: number } {
  const stillWaits = day === 0 ? ofDay % 4 === 1 : ofDay % 12 === 5
  const isAnother = (ofDay + day) % (day === 0 ? 6 : 13) === 0
  return { completedShare: stillWaits ? 0 : 1, mismatchShare: isAnother ? 1 : 0 }
}

// Two computers of the office take turns, and each counts its own.
const nameOf = (place: number) => ({
  referencePrefix: place % 2 === 0 ? 'KAB' : 'TUL',
  firstNumber: place % 2 === 0 ? 10_412 + place / 2 : 20_087 + (place - 1) / 2
})
