/** The window's own script alone: in a page that other specs share, what it begins would go on. */
import { expect, it, vi } from 'vitest'
import { startDesk } from '../../../renderer/state/desk-store.ts'

vi.mock('@mantine/core/styles.layer.css', () => ({}))
vi.mock('../../../renderer/ui/theme.css', () => ({}))
vi.mock('../../../renderer/locales/i18n.ts', () => ({
  languageOf: () => 'en',
  // The texts never come.
  startI18n: () => new Promise(() => {})
}))
vi.mock('../../../renderer/state/desk-store.ts', () => ({ startDesk: vi.fn() }))
vi.mock('../../../renderer/ui/keyboard.ts', () => ({ hearKeys: () => {} }))
vi.mock('../../../renderer/ui/surprise.ts', () => ({ reportUncaught: () => {} }))
vi.mock('../../../renderer/window/app.tsx', () => ({ App: () => null }))
vi.mock('../../../renderer/window/trusted-types.ts', () => ({ installTrustedTypes: () => {} }))

it('asks main while the texts are read', async () => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', { documentElement: {} })
  await import('../../../renderer/window/main.tsx')
  expect(startDesk).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})
