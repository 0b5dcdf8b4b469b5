/** What a window loads, in one place: every window of a test loads it anew. */

export { startI18n } from '../../renderer/locales/i18n.ts'
export { startDesk } from '../../renderer/state/desk-store.ts'
export { hearKeys } from '../../renderer/ui/keyboard.ts'
export { readAllParts } from '../../renderer/ui/later.tsx'
export { App } from '../../renderer/window/app.tsx'
