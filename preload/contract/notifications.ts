/** The calls about what the clerk is told of outside the window. */
import { z } from 'zod'
import { notifications } from '../../common/settings/notifications.ts'
import { fieldsOf } from '../../common/settings/schema.ts'
import { outcome } from './answers.ts'
import { call, nothing, request, service } from './call.ts'

/** Whether the system tells of a completed request, and whether it may name the person. */
export const notificationChoice = z.strictObject(fieldsOf(notifications))

/** A request to be shown. */
export const shownRequest = service.extend(request.shape)

/** Every call of `notifications`. */
export const notificationsCalls = {
  get: call(nothing, outcome(notificationChoice)),
  set: call(notificationChoice, outcome(notificationChoice))
}

export type NotificationChoice = z.infer<typeof notificationChoice>
