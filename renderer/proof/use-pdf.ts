import i18next from 'i18next'
import { type RefObject, useEffect, useState } from 'react'
import type { Problem } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import type { FindState, PageState, PdfListeners, PdfPlace, PdfView } from './pdf-view.ts'

/** How far the PDF has come: `unreadable` where it came, and is none that can be shown. */
export type PdfStage =
  | { kind: 'loading' }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'unreadable' }
  | { kind: 'shown'; view: PdfView }

/** A proof on its way to the screen, and what is on screen of it. */
export function usePdf(
  id: string,
  container: RefObject<HTMLDivElement | null>,
  pages: RefObject<HTMLDivElement | null>
) {
  const [stage, setStage] = useState<PdfStage>({ kind: 'loading' })
  const [state, setState] = useState<PageState | null>(null)
  const [found, setFound] = useState<FindState | null>(null)

  useEffect(() => {
    if (container.current === null || pages.current === null) return
    const place = { container: container.current, pages: pages.current }
    let isOver = false
    let view: PdfView | undefined
    void load(id, place, { onPages: setState, onFound: setFound, pageLabel }).then((loaded) => {
      view = loaded.kind === 'shown' ? loaded.view : undefined
      if (isOver) view?.close()
      else setStage(loaded)
    })
    return () => {
      isOver = true
      view?.close()
      place.pages.replaceChildren()
    }
  }, [id, container, pages])

  return { stage, state, found }
}

const pageLabel = (page: number, pages: number): string => i18next.t('preview.pageOf', { page, pages })

async function load(id: string, place: PdfPlace, listeners: PdfListeners): Promise<PdfStage> {
  const outcome = await ask(() => desk().proofs.bytes({ id }))
  if (outcome === undefined) return { kind: 'unreadable' }
  if (!outcome.ok) return { kind: 'problem', problem: outcome.error }
  try {
    const { openPdf } = await import('./pdf-view.ts')
    return { kind: 'shown', view: await openPdf(place, outcome.value, listeners) }
  } catch {
    return { kind: 'unreadable' }
  }
}
