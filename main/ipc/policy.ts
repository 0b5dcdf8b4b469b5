/** The call about what the office's IT has fixed. */
import type { Handlers } from '../../preload/contract/contract.ts'
import type { PolicyInForce } from '../policy/policy.ts'

/** Handlers of `policy`. The window learns which settings are fixed; their values it has from the settings themselves. */
export const policyHandlers = ({ policy, faults, refused, place }: PolicyInForce): Handlers<'policy'> => ({
  get: () => ({
    source: policy.source,
    place,
    locked: Object.keys(policy.locked),
    refused,
    faults: faults.map(({ name }) => name)
  })
})
