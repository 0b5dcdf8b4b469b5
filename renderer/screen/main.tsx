import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/theme.css'
import { startI18n } from '../locales/i18n.ts'
import { installTrustedTypes } from '../window/trusted-types.ts'
import { SecondScreen } from './second-screen.tsx'

installTrustedTypes(window)
// The person's texts are here: nothing is to be waited for.
void startI18n()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SecondScreen />
    </StrictMode>
  )
}
