import { useEffect, useState } from 'react'
import type { Language } from '../../preload/shapes.ts'
import type { ShownLink } from '../../preload/shapes-handover.ts'
import { desk } from '../desk.ts'
import { oneAtATime } from '../ui/one-at-a-time.ts'
import { ask } from '../ui/surprise.ts'

/** What the person is shown, and in which language: texts and code change together. */
export interface Shown extends ShownLink {
  language: Language
}

const read = (id: string, language: Language) => ask(() => desk().handover.show({ id, language }))

/** What was asked for before there is anything on screen that could ask. */
let ahead: { id: string; language: Language; answer: ReturnType<typeof read> } | null = null

/** Asks for what the person is shown of a request that is about to be handed over: it is on its way while the view is made. */
export function beginToShow(id: string, language: Language): void {
  ahead = { id, language, answer: read(id, language) }
}

function answerFor(id: string, language: Language): ReturnType<typeof read> {
  const begun = ahead
  ahead = null
  return begun?.id === id && begun.language === language ? begun.answer : read(id, language)
}

/** What the person is shown of a request, read again whenever main says that something of its service is new. */
export function useShownLink(id: string, serviceId: string, language: Language): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let isGone = false
    const again = oneAtATime(async () => {
      const outcome = await answerFor(id, language)
      if (!isGone && outcome?.ok) setShown({ ...outcome.value, language })
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
  // Whoever comes next is not to see whose link was here.
  useEffect(
    () => () => {
      void ask(() => desk().handover.hide({ id }))
    },
    [id]
  )
  return shown
}
