/** What the app prints and ends, for the office's IT. */

import { officeSchema } from '../office/schema/schema.ts'
import { printedPolicy, readPolicy } from '../policy/policy.ts'
import { printedProvision } from '../services/provision.ts'
import { dataFolderToBe } from '../shell/lifecycle.ts'
import type { Printed } from '../shell/run.ts'

/** By switch. */
export const printedOnDemand: Printed = {
  'print-policy': () => printedPolicy(readPolicy(), printedProvision(dataFolderToBe())),
  'print-office-schema': () => ({ text: officeSchema, exitCode: 0 })
}
