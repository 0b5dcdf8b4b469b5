/** The calls about who works at the desk, and whether it is open to them. */
import { z } from 'zod'
import { clerksMode, lock } from '../../common/settings/clerks.ts'
import { fieldsOf, schemaOf } from '../../common/settings/schema.ts'
import {
  type AccessView,
  type ClerksView,
  mostNameSigns,
  type PinSet,
  pinSigns,
  roles,
  type UnlockAnswer
} from '../../common/words/clerks.ts'
import { outcome } from './answers.ts'
import { call, nothing, text } from './call.ts'
import { sent } from './printing.ts'

const id = z.string().min(1).max(64)
const role = z.enum(roles)
const pin = text(pinSigns.most)
const recoveryCode = z.string().regex(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
const mode = schemaOf(clerksMode.setting.value)
const clerk = z.object({ id: z.string(), name: z.string(), role })
const lockChoice = z.strictObject(fieldsOf(lock))

/** Whether the desk is open, and to whom. */
export const accessView = z.object({
  isLocked: z.boolean(),
  mode,
  worker: clerk.nullable(),
  clerks: z.array(clerk),
  canLock: z.boolean(),
  canUseFinger: z.boolean()
}) satisfies z.ZodType<AccessView>

/** What came of unlocking. */
const unlockAnswer = z.union([
  z.object({ is: z.literal('open') }),
  z.object({ is: z.enum(['wrong', 'wait']), waitMs: z.number() })
]) satisfies z.ZodType<UnlockAnswer>

/** Everything about clerks and the lock. */
const clerksView = z.object({
  mode,
  clerks: z.array(clerk),
  hasPin: z.boolean(),
  worker: z.string(),
  lock: lockChoice
}) satisfies z.ZodType<ClerksView>

const pinSet = z.object({ id: z.string(), recoveryCode: z.string().nullable() }) satisfies z.ZodType<PinSet>

const input = z.strictObject({ name: text(mostNameSigns), role })

/** Every call of `access`: the lock screen's, and the one that leads to it. */
export const accessCalls = {
  state: call(nothing, accessView),
  unlock: call(z.strictObject({ clerk: id, pin }), outcome(unlockAnswer)),
  unlockByFinger: call(nothing, outcome(unlockAnswer)),
  /** A manager who forgot the PIN; the desk stays locked. */
  setForgottenPin: call(z.strictObject({ clerk: id, code: text(100), pin }), outcome(pinSet)),
  lock: call(nothing, outcome(z.null()))
} as const

/** Every call of `clerks`. */
export const clerksCalls = {
  get: call(nothing, outcome(clerksView)),
  add: call(input.extend({ pin }), outcome(pinSet)),
  change: call(input.extend({ id }), outcome(clerksView)),
  remove: call(z.strictObject({ id }), outcome(clerksView)),
  /** A manager's call about another clerk. */
  setPin: call(z.strictObject({ id, pin }), outcome(pinSet)),
  /** Everybody's about themselves; `old` is not looked at where there is none. */
  setOwnPin: call(z.strictObject({ old: pin, pin }), outcome(pinSet)),
  /** Prints the code that was just set, on one sheet; `id`: whose it is. */
  printCode: call(z.strictObject({ id, code: recoveryCode }), outcome(sent)),
  choose: call(z.strictObject({ mode }), outcome(clerksView)),
  setLock: call(lockChoice, outcome(clerksView))
} as const

export type { AccessView, ClerksView, PinSet, UnlockAnswer }
