import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { useHand } from '../state/hand-store.ts'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { Cover } from '../ui/cover.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { isTyping } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SeenPlace, useSeen } from '../ui/seen.tsx'
import { useKeyPresses, useKeys } from '../ui/use-keys.ts'
import { useLate } from '../ui/use-late.ts'
import { PreviewBar } from './preview-bar.tsx'
import { keyMeaning, type PreviewDeed, previewWhen } from './preview-keys.ts'
import { closePreview, type ShownProof, useShownProof } from './preview-store.ts'
import { PrintArea } from './print-area.tsx'
import classes from './proof-preview.module.css'
import { type PdfStage, usePdf } from './use-pdf.ts'
import { usePrinting } from './use-printing.ts'

/** The proof that is looked at, over the list and what is in hand; nothing while none is. */
export function ProofPreview() {
  const { t } = useTranslation()
  const shown = useShownProof()
  if (shown === null) return null
  return (
    <Cover className={classes.cover} label={t('preview.title', { reference: shown.reference })}>
      <BackByEscape />
      <SeenPlace about={shown.id} className={classes.seen}>
        <ErrorBoundary scope="panel" resetKey={shown.id}>
          <Preview key={shown.id} {...shown} />
        </ErrorBoundary>
      </SeenPlace>
    </Cover>
  )
}

/** The way back is there even where the proof could not be shown. */
function BackByEscape() {
  useKeys({ escape: closePreview })
  return null
}

function Preview({ id, reference }: ShownProof) {
  const { t } = useTranslation()
  const container = useRef<HTMLDivElement>(null)
  const pages = useRef<HTMLDivElement>(null)
  const finder = useRef<HTMLInputElement>(null)
  const { stage, state, found } = usePdf(id, container, pages)
  const printing = usePrinting('proof', () => desk().proofs.print({ id }))
  const { saving, savedAs } = useSaveProof(id)
  useEffect(() => {
    if (container.current === null) return
    // The pages scroll by key.
    container.current.tabIndex = 0
    container.current.focus({ preventScroll: true })
  }, [])
  useCloseWithHand(id)
  const view = stage.kind === 'shown' ? stage.view : null

  const seen = useSeen()
  const leaveSearch = useRef(() => false)

  const deeds: Record<PreviewDeed, () => void> = {
    // The first Escape ends the search, the next one the preview.
    close: () => leaveSearch.current() || closePreview(),
    zoomIn: () => view?.zoom('in'),
    zoomOut: () => view?.zoom('out'),
    fitWidth: () => view?.fit('page-width'),
    fitPage: () => view?.fit('page-fit'),
    find: () => finder.current?.select(),
    print: () => void printing.print(),
    save: () => void saving.run()
  }

  useKeyPresses((event) => {
    const deed = keyMeaning(event, isTyping(event.target))
    if (deed === null) return null
    const mayAct = (pressedAt: number) => (deed !== 'print' && deed !== 'save') || seen.takes(pressedAt)
    return { when: previewWhen[deed], run: (pressedAt) => mayAct(pressedAt) && deeds[deed]() }
  })

  return (
    <div className={classes.preview}>
      <PreviewBar
        reference={reference}
        view={view}
        state={state}
        found={found}
        finder={finder}
        leaveSearch={leaveSearch}
        deeds={deeds}
        isPrinting={printing.isBusy}
        isSaving={saving.isBusy}
        onPagesFocus={() => container.current?.focus({ preventScroll: true })}
      />
      <div className={classes.told}>
        <PrintArea job="proof" printing={printing} />
        {saving.problem === null ? null : <ProblemNote problem={saving.problem} />}
        {savedAs === null ? null : <p className={classes.saved}>{t('action.saved', { fileName: savedAs })}</p>}
        <StageNote stage={stage} />
      </div>
      <div className={classes.place} data-empty={stage.kind === 'problem' || stage.kind === 'unreadable'}>
        <div className={classes.pages} ref={container} role="document" aria-label={t('preview.pages')}>
          <div ref={pages} className="pdfViewer" />
        </div>
      </div>
    </div>
  )
}

/** Saves the proof where the clerk says; `savedAs`: the name of the file, once it is there. */
function useSaveProof(id: string) {
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const saving = useAction(
    () => desk().proofs.save({ id }),
    (saved) => {
      // The clerk closed the dialog: there is nothing to say.
      if (saved === null) return
      setSavedAs(saved.fileName)
      announce(i18next.t('action.saved', { fileName: saved.fileName }))
    }
  )
  return { saving, savedAs }
}

/** How loading goes, and why there is nothing to see. */
function StageNote({ stage }: { stage: PdfStage }) {
  const { t } = useTranslation()
  const isLate = useLate(stage.kind === 'loading')
  if (stage.kind === 'problem') return <ProblemNote problem={stage.problem} />
  if (stage.kind === 'unreadable') {
    return (
      <div role="alert">
        <Note tone="bad">
          <p>{t('preview.unreadable')}</p>
        </Note>
      </div>
    )
  }
  return isLate ? <p role="status">{t('preview.loading')}</p> : null
}

/** Taking something else in hand puts the proof away. */
function useCloseWithHand(id: string) {
  const isStillInHand = useHand(({ hand }) => hand.kind === 'request' && hand.id === id)
  useEffect(() => {
    if (!isStillInHand) closePreview()
  }, [isStillInHand])
}
