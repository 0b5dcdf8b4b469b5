import { useEffect, useRef, useState } from 'react'
import { personKey } from '../../common/people/code/person-key.ts'
import { toInput } from '../claims/check.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { desk } from '../state/desk.ts'
import { codeCountryAt } from '../state/office-country.ts'
import { ask } from '../ui/surprise.ts'
import { type Earlier, worthTelling } from './asked-before.ts'

/** A pause in typing after which the person is taken as written. */
const settleMs = 400

/** The earlier request about the person who is being written, if there is one. */
export function useAskedBefore(draft: Draft): Earlier | null {
  const [found, setFound] = useState<{ key: string; earlier: Earlier } | null>(null)
  const latest = useRef(draft)
  latest.current = draft
  const key = personKey(draft.claims)

  useEffect(() => {
    if (key === null) return
    let isGone = false
    const timer = setTimeout(async () => {
      const { serviceId, claims } = toInput(latest.current, codeCountryAt(latest.current.serviceId))
      const outcome = await ask(() => desk().requests.askedBefore({ serviceId, claims }))
      if (isGone || !outcome?.ok) return
      const earlier = worthTelling(latest.current, outcome.value)
      setFound(earlier === null ? null : { key, earlier })
    }, settleMs)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [key])

  return found !== null && found.key === key ? found.earlier : null
}
