/** The thread in which everything is copied under another key: the entry that `main/startup/rekey-thread.ts` starts. */
import { parentPort } from 'node:worker_threads'
import { asStoreFault, type OpenFault } from './database/connection.ts'
import { doSlice } from './database/steps.ts'
import { type RekeyOptions, type RekeyProgress, rekeySteps } from './rekey.ts'

/** What the thread is told. The keys are its own copies; `ended` holds 1 as soon as the copies are not wanted. */
export type RekeyOrder = RekeyOptions & { ended: Int32Array }

/** What the thread tells: how far it is, and at last what came of it. */
export type RekeyNews =
  | { kind: 'progress'; progress: RekeyProgress }
  | { kind: 'copied' }
  | { kind: 'brokenOff' }
  | { kind: 'failed'; fault: OpenFault; code: string }

const tell = (news: RekeyNews): void => parentPort?.postMessage(news)

function outcomeOf({ ended, ...options }: RekeyOrder): RekeyNews {
  const steps = rekeySteps(options, (progress) => tell({ kind: 'progress', progress }))
  try {
    while (Atomics.load(ended, 0) === 0) if (doSlice(steps, sliceMs).done) return { kind: 'copied' }
    return { kind: 'brokenOff' }
  } catch (error) {
    const { fault, sqliteCode } = asStoreFault(error)
    const { code = sqliteCode } = error as { code?: string }
    return { kind: 'failed', fault, code }
  } finally {
    steps.return(undefined as never)
    options.key.fill(0)
    options.next.fill(0)
  }
}

// How long it may take to hear that the copies are not wanted, where no last look is under way.
const sliceMs = 10

parentPort?.once('message', (order: RekeyOrder) => tell(outcomeOf(order)))
