/**
 * Shows a PDF by pdf.js: its pages drawn in a worker, its text above them to be selected and found. Loaded only when a
 * proof is looked at.
 */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { EventBus, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'

/** What there is to tell about the pages on screen; `percent` is how large they are. */
export interface PageState {
  page: number
  pages: number
  percent: number
}

/** How a search stands: `current` of `total` places; `current` is 0 where there are none. */
export interface FindState {
  current: number
  total: number
}

/** What the viewer tells. */
export interface PdfListeners {
  onPages: (state: PageState) => void
  onFound: (state: FindState) => void
  /** What a page is called when it is read out. */
  pageLabel: (page: number, pages: number) => string
}

/** How the pages fit into the window. */
export type Fit = 'page-width' | 'page-fit'

/** A PDF on screen. */
export interface PdfView {
  zoom(direction: 'in' | 'out'): void
  fit(how: Fit): void
  goTo(page: number): void
  /** Marks every place of `text` and shows the first; an empty text ends the search. */
  find(text: string): void
  findAgain(direction: 'next' | 'previous'): void
  /** Puts everything away, the bytes and the worker too. */
  close(): void
}

/** Where the pages go: pdf.js wants a scrolling element, placed absolutely, and one inside it. */
export interface PdfPlace {
  container: HTMLDivElement
  pages: HTMLDivElement
}

const folder = (name: string): string => new URL(`./pdfjs/${name}/`, document.baseURI).href

/**
 * Opens `bytes`; they are the worker's afterwards.
 * @throws where it is no PDF that can be shown
 */
export async function openPdf(place: PdfPlace, bytes: Uint8Array, listeners: PdfListeners): Promise<PdfView> {
  const { AnnotationMode, getDocument, PDFWorker } = await import('pdfjs-dist')
  // It takes the library from where the import above has left it.
  const parts = await import('pdfjs-dist/web/pdf_viewer.mjs')
  // Each PDF has a worker of its own, so that nothing of it is left when it is closed.
  const port = new Worker(workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  const loading = getDocument({
    data: bytes,
    worker,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('fonts'),
    wasmUrl: folder('decoders'),
    // The page's policy forbids to compile: images are decoded by scripts.
    useWasm: false,
    // The library would ask by another way for what is not on http.
    useWorkerFetch: true
  })
  const eventBus = new parts.EventBus()
  const linkService = new parts.PDFLinkService({ eventBus })
  linkService.externalLinkEnabled = false
  const findController = new parts.PDFFindController({ eventBus, linkService, delay: 100 })
  const closing = new AbortController()
  const options = {
    container: place.container,
    viewer: place.pages,
    eventBus,
    linkService,
    findController,
    annotationMode: AnnotationMode.ENABLE,
    enableAutoLinking: false,
    enableSelectionRendering: false,
    l10n: noTexts as unknown as L10n,
    // The types of the library do not have it.
    abortSignal: closing.signal
  }
  const viewer = new parts.PDFViewer(options)
  linkService.setViewer(viewer)

  function close() {
    closing.abort()
    viewer.setDocument(null)
    linkService.setDocument(null)
    void loading.destroy().finally(() => port.terminate())
  }

  try {
    const pdf = await loading.promise
    // The viewer would wait for ever for a first page that cannot be read.
    await pdf.getPage(1)
    tell(eventBus, viewer, listeners)
    viewer.setDocument(pdf)
    linkService.setDocument(pdf)
    await viewer.firstPagePromise
  } catch (cause) {
    close()
    throw cause
  }
  return { ...steering(viewer), ...searching(eventBus), close }
}

type L10n = NonNullable<ConstructorParameters<typeof PDFViewer>[0]['l10n']>

/** pdf.js would translate its own marks into English. What is read out here has the texts of this app. */
const noTexts = {
  getLanguage: () => 'en',
  getDirection: () => 'ltr',
  get: async () => '',
  translate: async () => undefined,
  translateOnce: async () => undefined,
  destroy: async () => undefined,
  pause: () => undefined,
  resume: () => undefined
}

function tell(eventBus: EventBus, viewer: PDFViewer, { onPages, onFound, pageLabel }: PdfListeners) {
  const pages = () =>
    onPages({
      page: viewer.currentPageNumber,
      pages: viewer.pagesCount,
      percent: Math.round(viewer.currentScale * 100)
    })
  eventBus.on('pagesinit', () => {
    for (let index = 0; index < viewer.pagesCount; index++) {
      viewer.getPageView(index).div.setAttribute('aria-label', pageLabel(index + 1, viewer.pagesCount))
    }
    viewer.currentScaleValue = 'page-width'
    pages()
  })
  eventBus.on('pagechanging', pages)
  eventBus.on('scalechanging', pages)
  const found = ({ matchesCount }: { matchesCount: FindState }) => onFound(matchesCount)
  eventBus.on('updatefindmatchescount', found)
  eventBus.on('updatefindcontrolstate', found)
}

function steering(viewer: PDFViewer): Pick<PdfView, 'zoom' | 'fit' | 'goTo'> {
  return {
    zoom: (direction) => (direction === 'in' ? viewer.increaseScale() : viewer.decreaseScale()),
    fit(how) {
      viewer.currentScaleValue = how
    },
    goTo(page) {
      viewer.currentPageNumber = Math.min(Math.max(page, 1), viewer.pagesCount)
    }
  }
}

function searching(eventBus: EventBus): Pick<PdfView, 'find' | 'findAgain'> {
  let text = ''
  const ask = (type: '' | 'again', findPrevious: boolean) =>
    eventBus.dispatch('find', {
      source: null,
      type,
      query: text,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious,
      // A clerk without Estonian keys finds Õun by oun.
      matchDiacritics: false
    })
  return {
    find(wanted) {
      text = wanted
      if (text === '') eventBus.dispatch('findbarclose', { source: null })
      else ask('', false)
    },
    findAgain(direction) {
      if (text !== '') ask('again', direction === 'previous')
    }
  }
}
