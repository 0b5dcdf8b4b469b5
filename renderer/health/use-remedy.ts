import { useState } from 'react'
import type { HealthAct, HealthLine, HealthSubject } from '../../common/words/health/line.ts'
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { useDesk } from '../state/desk-store.ts'
import { openSettings } from '../state/hand-store.ts'
import { ask } from '../ui/surprise.ts'

/** Does the one thing that a line has to do, and looks at it again. */
export function useRemedy({ subject, serviceId, remedy }: HealthLine, look: (subject: HealthSubject) => Promise<void>) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const services = useDesk((state) => state.services) ?? []
  const asked = serviceId === null ? services.map(({ id }) => id) : [serviceId]

  async function run(): Promise<void> {
    if (remedy === null || isBusy) return
    if ('place' in remedy) return openSettings(remedy.place)
    setBusy(true)
    setProblem(null)
    const outcome = await ask(() => acts[remedy.act](asked))
    if (outcome?.ok === false) setProblem(outcome.error)
    await look(subject)
    setBusy(false)
  }

  return { isBusy, problem, run }
}

const acts: Readonly<Record<HealthAct, (services: readonly string[]) => Promise<Outcome<unknown>>>> = {
  // What comes of it arrives as the connection's state.
  async testConnection(services) {
    const all = await Promise.all(services.map((serviceId) => desk().connection.checkNow({ serviceId })))
    const [fault] = all.flatMap((one) => (one.ok ? [] : [one.error]))
    return fault ? failed(fault) : ok(null)
  },
  checkAgain: async () => ok(null),
  backUp: () => desk().health.backUp(),
  verifyLog: () => desk().audit.verify(),
  fileNow: () => desk().filing.tryAgain()
}
