/** The PINs of the clerks, and the codes for the day on which one is forgotten: verifiers in the keychain, tries counted. */
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { oneAtATime } from '../clock/one-at-a-time.ts'
import { type Keychain, keptSecret } from '../credentials/keychain.ts'
import { keychainProblem } from '../credentials/keychain-problem.ts'
import { isTyped, newRecoveryCode, type PinCost, pinCost, readRecoveryCode, verifierOf } from '../credentials/pin.ts'
import { createWaits, waitAfter } from '../credentials/waits.ts'
import type { ClerkTable } from '../store/ledger/clerks.ts'

/** What is tried: a PIN, or the code that stands in for a forgotten one. */
export type Tried = { kind: 'pin' | 'code'; typed: string }

/** What came of a try. `waitMs`: how long no other is taken. */
export type Trial = { is: 'right' } | { is: 'wrong' | 'wait'; waitMs: number }

/** The desk's PINs. */
export type Pins = {
  /** Tries a PIN or a code of a clerk. One try at a time, whoever asks. */
  try(clerks: ClerkTable, clerk: string, tried: Tried): Promise<Outcome<Trial>>
  /** Keeps a new PIN. With `withCode` there is a new code as well, which is returned and kept nowhere. */
  set(clerks: ClerkTable, clerk: string, pin: string, withCode: boolean): Promise<Outcome<string | null>>
  /** A clerk has left: both go. */
  remove(clerk: string): Promise<void>
}

const accountOf = { pin: (clerk: string) => `pin ${clerk}`, code: (clerk: string) => `recovery code ${clerk}` }

/** What PINs are kept with. `cost`: of each try; tests that make many take less. */
export type PinsOptions = { keychain: Keychain; clock: Pick<Clock, 'monotonic'>; cost?: PinCost }

/** PINs that are kept in this keychain. */
export function createPins({ keychain, clock, cost = pinCost }: PinsOptions): Pins {
  const waits = createWaits(clock)
  const inTurn = oneAtATime()

  // Counted before it is compared: whoever ends the process meanwhile has used the try.
  async function tryOne(clerks: ClerkTable, clerk: string, { kind, typed }: Tried): Promise<Outcome<Trial>> {
    const before = clerks.get(clerk)
    if (!before?.hasPin) return failed({ code: 'unknownClerk' })
    const waitMs = waits.left(clerk, before.failed)
    if (waitMs > 0) return ok({ is: 'wait', waitMs })
    const count = before.failed + 1
    clerks.noteFailed(clerk, count)
    const kept = await keptSecret(keychain, accountOf[kind](clerk))
    if (!kept.ok || kept.value === null) {
      clerks.noteFailed(clerk, before.failed)
      return failed(kept.ok ? { code: 'pinMissing' } : keychainProblem(kept.state))
    }
    if (!(await isTyped(kind === 'code' ? readRecoveryCode(typed) : typed, kept.value))) {
      waits.begin(clerk, count)
      return ok({ is: 'wrong', waitMs: waitAfter(count) })
    }
    clerks.noteFailed(clerk, 0)
    waits.end(clerk)
    return ok({ is: 'right' })
  }

  async function keep(account: string, typed: string): Promise<Problem | null> {
    const answer = await keychain.set(account, await verifierOf(typed, cost))
    return answer.ok ? null : keychainProblem(answer.state)
  }

  async function set(clerks: ClerkTable, clerk: string, pin: string, withCode: boolean) {
    const code = withCode ? newRecoveryCode() : null
    const problem =
      (code === null ? null : await keep(accountOf.code(clerk), readRecoveryCode(code))) ??
      (await keep(accountOf.pin(clerk), pin))
    if (problem) return failed(problem)
    clerks.notePin(clerk)
    waits.end(clerk)
    return ok(code)
  }

  return {
    try: (clerks, clerk, tried) => inTurn(() => tryOne(clerks, clerk, tried)),
    set: (clerks, clerk, pin, withCode) => inTurn(() => set(clerks, clerk, pin, withCode)),
    async remove(clerk) {
      await keychain.remove(accountOf.pin(clerk))
      await keychain.remove(accountOf.code(clerk))
    }
  }
}
