import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageState, PdfView } from './pdf-view.ts'
import classes from './preview-bar.module.css'

/** Which page is on screen, of how many; another number goes there. */
export function PageField({ view, state }: { view: PdfView | null; state: PageState | null }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const page = state?.page
  useEffect(() => setTyped(page === undefined ? '' : String(page)), [page])

  function go() {
    const wanted = Number(typed)
    if (Number.isInteger(wanted) && wanted > 0) view?.goTo(wanted)
    else setTyped(page === undefined ? '' : String(page))
  }

  return (
    <form
      className={classes.group}
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <TextInput
        aria-label={t('preview.page')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={go}
        disabled={view === null}
        inputMode="numeric"
        className={classes.page}
        autoComplete="off"
      />
      <span data-testid="preview-pages">{state === null ? '' : t('preview.ofPages', { pages: state.pages })}</span>
    </form>
  )
}
