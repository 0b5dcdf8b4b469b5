import { useEffect, useState } from 'react'
import type { Language } from '../../common/words/languages.ts'
import type { ShownLink } from '../../preload/contract/handover.ts'
import { desk } from '../state/desk.ts'
import { oneAtATime } from '../ui/one-at-a-time.ts'
import { ask } from '../ui/surprise.ts'

/** What the person is shown, and in which language: texts and code change together. */
export interface Shown extends ShownLink {
  language: Language
}

async function read(id: string, language: Language): Promise<Shown | null> {
  const outcome = await ask(() => desk().handover.show({ id, language }))
  return outcome?.ok ? { ...outcome.value, language } : null
}

/** What was read before its view was made. */
let ahead: { id: string; shown: Shown } | null = null

/** Reads what the person is shown of a request that is about to be handed over, so that its view begins with the code. */
export async function readAhead(id: string, language: Language): Promise<void> {
  const shown = await read(id, language)
  ahead = shown === null ? null : { id, shown }
}

const knownAhead = (id: string, language: Language): Shown | null =>
  ahead?.id === id && ahead.shown.language === language ? ahead.shown : null

/** What the person is shown of a request, read again whenever main says that something of its service is new. */
export function useShownLink(id: string, serviceId: string, language: Language): Shown | null {
  const [shown, setShown] = useState(() => knownAhead(id, language))
  useEffect(() => {
    let isGone = false
    // Only the first picture uses it: from then on the link is read when something is new.
    ahead = null
    const again = oneAtATime(async () => {
      const answer = await read(id, language)
      if (!isGone && answer !== null) setShown(answer)
    })
    void again()
    const stop = desk().on.requestsChanged((changed) => {
      if (changed.serviceId === serviceId) void again()
    })
    return () => {
      isGone = true
      stop()
    }
  }, [id, serviceId, language])
  // The next person must not see whose link was here.
  useEffect(
    () => () => {
      void ask(() => desk().handover.hide({ id }))
    },
    [id]
  )
  return shown
}
