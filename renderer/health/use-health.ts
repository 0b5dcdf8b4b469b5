import { useCallback, useEffect, useRef, useState } from 'react'
import { type HealthLine, type HealthSubject, healthSubjects } from '../../common/words/health/line.ts'
import { desk } from '../state/desk.ts'
import { useDesk } from '../state/desk-store.ts'
import { soon } from '../ui/soon.ts'
import { ask } from '../ui/surprise.ts'

/** What is known of each subject; null while it is looked at for the first time, or again because the clerk asked. */
export type Health = Readonly<Record<HealthSubject, readonly HealthLine[] | null>>

const nothing = Object.fromEntries(healthSubjects.map((subject) => [subject, null])) as Health

const ofTheWay: readonly HealthSubject[] = ['service', 'proxy', 'certificate', 'clock']

// A round changes the connection several times.
const restMs = 200

/**
 * Looks at everything when the page opens, and again when it is asked for. What main tells anyway is followed: nothing is
 * asked by a clock.
 */
export function useHealth() {
  const [health, setHealth] = useState(nothing)
  const latest = useRef(new Map<HealthSubject, symbol>())
  const services = useDesk(({ services }) => services)

  /** Looks at one subject. An answer that was overtaken by a later look is dropped. */
  const look = useCallback(async (subject: HealthSubject): Promise<void> => {
    const mine = Symbol(subject)
    latest.current.set(subject, mine)
    const outcome = await ask(() => desk().health.look({ subject }))
    if (latest.current.get(subject) !== mine) return
    setHealth((before) => ({ ...before, [subject]: outcome?.ok ? outcome.value : [] }))
  }, [])

  const lookAtAll = useCallback(() => {
    setHealth(nothing)
    for (const { id } of services ?? []) void ask(() => desk().connection.checkNow({ serviceId: id }))
    for (const subject of healthSubjects) void look(subject)
  }, [services, look])

  useEffect(lookAtAll, [lookAtAll])
  useFollowed(look)
  return { health, look, lookAtAll }
}

/** Looks again at what main says has changed. */
function useFollowed(look: (subject: HealthSubject) => Promise<void>): void {
  useEffect(() => {
    const lookAtWay = soon(() => {
      for (const subject of ofTheWay) void look(subject)
    }, restMs)
    const { on } = desk()
    const stops = [
      on.connectionChanged(lookAtWay.ask),
      on.officeChanged(() => void look('office')),
      on.filingChanged(() => void look('filing')),
      on.webhookChanged(() => void look('webhook')),
      on.accessChanged(() => void look('lock')),
      lookAtWay.stop
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [look])
}
