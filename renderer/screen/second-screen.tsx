import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../common/words/languages.ts'
import type { ScreenApi, ScreenState } from '../../preload/contract/screen.ts'
import { PersonCard } from '../handover/person-card.tsx'
import { timeLeft } from '../state/time-left.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './second-screen.module.css'

declare global {
  interface Window {
    /** What the preload exposes: the only way out of this window. */
    readonly eeidScreen: ScreenApi
  }
}

const nothing: ScreenState = { kind: 'idle', office: '' }

/** What the person at the counter sees. */
export function SecondScreen() {
  const state = useScreenState()
  const now = useNow(1000)
  if (state.kind === 'idle') return <Idle office={state.office} />
  const left = timeLeft(state.until, now)
  if (left?.state === 'over') return <Idle office={state.office} />
  const { office, language, reference, qr, methods } = state
  return (
    <main className={classes.screen}>
      {office === '' ? null : <p className={classes.office}>{office}</p>}
      <div className={classes.card}>
        <PersonCard
          isWide
          language={language}
          reference={reference}
          reason={null}
          qr={qr}
          methods={methods}
          left={left}
          waiting={<Coming language={language} />}
        />
      </div>
    </main>
  )
}

/** Follows what main says is to be shown. */
function useScreenState(): ScreenState {
  const [state, setState] = useState<ScreenState>(nothing)
  useEffect(() => {
    let isHeard = false
    const stop = window.eeidScreen.onChanged((changed) => {
      isHeard = true
      setState(changed)
    })
    // If main cannot be asked, the next change brings the answer. Nobody here could be told of it.
    void window.eeidScreen.state().then(
      (first) => {
        if (!isHeard) setState(first)
      },
      () => undefined
    )
    return stop
  }, [])
  return state
}

/** Nobody is being served: nobody's language is known either. */
function Idle({ office }: { office: string }) {
  const { i18n } = useTranslation()
  const words = (language: string) => {
    const t = i18n.getFixedT(language)
    return t('screen.welcome')
  }
  return (
    <main className={classes.idle} data-testid="idle">
      {office === '' ? null : <h1 className={classes.name}>{office}</h1>}
      {languages.map((language) => (
        <p key={language} lang={language} className={classes.welcome}>
          {words(language)}
        </p>
      ))}
    </main>
  )
}

function Coming({ language }: { language: string }) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(language)
  return <p className={classes.coming}>{t('screen.coming')}</p>
}
