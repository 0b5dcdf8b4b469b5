import { useEffect, useState } from 'react'
import type { ScreenApi, ScreenState } from '../../preload/contract/screen.ts'
import { timeLeft } from '../state/time-left.ts'
import { useNow } from '../ui/use-now.ts'
import { ScreenIdle } from './screen-idle.tsx'
import { ScreenLink } from './screen-link.tsx'

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
  if (state.kind === 'idle') return <ScreenIdle office={state.office} />
  const left = timeLeft(state.until, now)
  return left?.state === 'over' ? <ScreenIdle office={state.office} /> : <ScreenLink state={state} left={left} />
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
