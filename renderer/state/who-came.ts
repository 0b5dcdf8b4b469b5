import { folded } from '../../common/people/text.ts'
import type { RequestRow } from '../../preload/contract/request.ts'

type Facts = Pick<RequestRow, 'who' | 'cameAs' | 'cameCode' | 'outcome'>

/** Whom a request is about, as it is shown: `name` first, `code` in grey where it is not the name already. */
export interface ShownPerson {
  name: string
  code: string | null
  /** Who was asked for, where somebody else came or may have; null where it is the same. */
  asked: string | null
}

/** Who came once that is known, else who was asked for. */
export function shownPerson(facts: Facts): ShownPerson {
  const { who, cameAs, cameCode } = facts
  const name = cameAs ?? cameCode ?? who
  return { name, code: cameCode === name ? null : cameCode, asked: isAnother(facts) ? who : null }
}

const plain = (text: string) => folded(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

// Names and codes are written in many ways: where everything matched, it is nobody else.
function isAnother({ who, cameAs, cameCode, outcome }: Facts): boolean {
  if (who === '' || outcome === null || outcome === 'matching' || (cameAs ?? cameCode) === null) return false
  return ![cameAs, cameCode].some((came) => came !== null && plain(came) === plain(who))
}
