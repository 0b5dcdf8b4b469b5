/** What of a request is copied by one press, to be pasted into the office's own programs. */
import type { CopiedPart } from '../../common/words/request-views.ts'
import { listedRequest } from '../store/list/listed.ts'
import type { FoundRequest } from '../store/list/views.ts'
import { requiredIn } from './request-view.ts'

/** As it was received, else as it was asked for; null where neither is there. */
export function copiedText(found: FoundRequest, part: CopiedPart): string | null {
  if (part === 'reference') return found.reference
  const { cameAs, cameCode } = listedRequest(found)
  const [came, type] = part === 'name' ? [cameAs, 'name'] : [cameCode, 'sub']
  return came ?? requiredIn(found).find((claim) => claim.type === type)?.value ?? null
}
