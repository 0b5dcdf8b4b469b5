import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.layer.css'
import '../ui/theme.css'
import { languageOf, startI18n } from '../locales/i18n.ts'
import { startDesk } from '../state/desk-store.ts'
import { hearKeys } from '../ui/keyboard.ts'
import { reportUncaught } from '../ui/surprise.ts'
import { App } from './app.tsx'
import { installTrustedTypes } from './trusted-types.ts'

installTrustedTypes(window)
reportUncaught(window)
hearKeys(window)

// Whatever becomes of the texts, there is a window: it tells of what could not be read.
void startI18n(languageOf(document)).finally(show)
// Main answers meanwhile: by the time that the texts are here, it is known what there is to show.
startDesk()

function show(): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>
  )
}
