/** The audit log. */
import { auditHandlers } from '../ipc/audit.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { chooseCsvPlace, chooseLinesPlace } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

/** The calls about the audit log. */
export const composeAudit = ({ clock }: Machine, desk: Desk): Pick<AllHandlers, 'audit'> => ({
  audit: auditHandlers({ desk, choosePlace: { lines: chooseLinesPlace, csv: chooseCsvPlace }, now: clock.now })
})
