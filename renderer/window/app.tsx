import { MantineProvider } from '@mantine/core'
import { useColorScheme } from '@mantine/hooks'
import { type ReactNode, useEffect } from 'react'
import { forgetDrafts } from '../drafts/kept-drafts.ts'
import { Opening } from '../onboarding/opening.tsx'
import { UnderBanner } from '../onboarding/session-banner.tsx'
import { onForgotten, readStartup, useDesk, useKeepsNothing } from '../state/desk-store.ts'
import { LiveRegion } from '../ui/announce.tsx'
import { Broken, ErrorBoundary } from '../ui/error-boundary.tsx'
import { readPartsWhenIdle } from '../ui/later.tsx'
import { SurpriseNote } from '../ui/surprise-note.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import { MainWindow } from './main-window.tsx'
import { ChangingKey, FirstStart, LockScreen, StartupPage } from './parts.ts'

/** The nonce that this load of the page was given for style sheets made at run time. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** Mantine would keep the theme in the window's storage; main keeps it, so nothing is kept here. */
const noStorage = {
  get: () => 'light' as const,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined
}

/** The whole window; what it depends on is read by `startDesk`. */
export function App() {
  useEffect(() => onForgotten(forgetDrafts), [])
  useEffect(readPartsWhenIdle, [])
  return (
    <Appearance>
      <ErrorBoundary scope="page">
        <Page />
      </ErrorBoundary>
      <SurpriseNote />
      <LiveRegion />
    </Appearance>
  )
}

function Appearance({ children }: { children: ReactNode }) {
  const chosen = useDesk((state) => state.preferences.theme)
  const system = useColorScheme('light', { getInitialValueInEffect: false })
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={chosen === 'system' ? system : chosen}
      colorSchemeManager={noStorage}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  )
}

/** What the window shows; below the words that nothing is kept, where that is so. */
function Page() {
  const keepsNothing = useKeepsNothing()
  return keepsNothing ? (
    <UnderBanner>
      <Stage />
    </UnderBanner>
  ) : (
    <Stage />
  )
}

/** How far the desk has come: what keeps it from opening, the lock, the first start, or the work itself. */
function Stage() {
  const { startup, access, services, isUnread } = useDesk()
  const isFirstPicture = startup === null || (startup.stage === 'ready' && services === null)
  if (isUnread && isFirstPicture) return <Broken scope="page" onAgain={() => void readStartup()} />
  if (startup === null || startup.stage === 'opening') return <Opening progress={startup?.listProgress} />
  if (startup.stage === 'changingKey') return <ChangingKey progress={startup.keyProgress} />
  if (startup.stage !== 'ready') return <StartupPage stage={startup.stage} folder={startup.folder} />
  if (access?.isLocked) return <LockScreen access={access} />
  if (services === null) return <Opening />
  if (services.length === 0) return <FirstStart />
  return <MainWindow />
}
