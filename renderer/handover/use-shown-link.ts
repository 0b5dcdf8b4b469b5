import { useEffect, useState } from 'react'
import type { Language } from '../../preload/shapes.ts'
import type { ShownLink } from '../../preload/shapes-handover.ts'
import { desk } from '../desk.ts'
import { ask } from '../ui/surprise.ts'

/** What the person is shown, and in which language: texts and code change together. */
export interface Shown extends ShownLink {
  language: Language
}

/** What the person is shown of a request, read again whenever main says that something of its service is new. */
export function useShownLink(id: string, serviceId: string, language: Language): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let lastAsked = 0
    let isGone = false
    async function read() {
      lastAsked += 1
      const asked = lastAsked
      const outcome = await ask(() => desk().handover.show({ id, language }))
      if (!isGone && asked === lastAsked && outcome?.ok) setShown({ ...outcome.value, language })
    }
    void read()
    const stop = desk().on.requestsChanged((changed) => {
      if (changed.serviceId === serviceId) void read()
    })
    return () => {
      isGone = true
      stop()
    }
  }, [id, serviceId, language])
  // Whoever comes next is not to see whose link was here.
  useEffect(
    () => () => {
      void ask(() => desk().handover.hide())
    },
    []
  )
  return shown
}
