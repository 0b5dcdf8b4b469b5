import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.layer.css'
import '../ui/theme.css'
import { startI18n } from '../locales/i18n.ts'
import { hearKeys } from '../ui/keyboard.ts'
import { reportUncaught } from '../ui/surprise.ts'
import { App } from './app.tsx'
import { installTrustedTypes } from './trusted-types.ts'

installTrustedTypes(window)
reportUncaught(window)
hearKeys(window)
startI18n()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>
  )
}
