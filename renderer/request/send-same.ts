import type { RequestDetail } from '../../preload/contract/request.ts'
import { claimsSent } from '../claims/typing.ts'
import { claimsAsked } from '../drafts/open.ts'
import { desk } from '../state/desk.ts'
import { goToRequest } from '../state/going.ts'
import { type Action, useAction } from '../state/use-action.ts'

/** Asks once more for just what a request asked for, under a reference of its own, and hands the new link over. */
export function useSendSame(detail: RequestDetail): Action {
  return useAction(
    async () => {
      const reference = await desk().requests.suggestReference({ serviceId: detail.serviceId })
      if (!reference.ok) return reference
      const claims = claimsSent(claimsAsked(detail))
      return desk().requests.create({
        serviceId: detail.serviceId,
        claims,
        reference: reference.value,
        reason: detail.reason ?? '',
        asksAgain: detail.id,
        // It went out like this before.
        ...(claims.sub === '' ? {} : { subAsTyped: claims.sub }),
        ...(detail.isDiscovery ? { isDiscovery: true as const } : {})
      })
    },
    (created) => goToRequest({ id: created.id, isHandedOver: true, detail: created })
  )
}
